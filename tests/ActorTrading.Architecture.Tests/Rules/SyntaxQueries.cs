using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>Questions that several rules ask of a syntax tree.</summary>
internal static class SyntaxQueries
{
    public static int LineOf(this SyntaxNodeOrToken node) =>
        node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1;

    public static int LineOf(this SyntaxTrivia trivia) => trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    public static bool Has(this MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);

    /// <summary>The types that stand directly in a namespace.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(this CompilationUnitSyntax unit) =>
        unit.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static string NameOf(this MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declared => declared.Identifier.Text,
        DelegateDeclarationSyntax declared => declared.Identifier.Text,
        _ => "",
    };

    /// <summary>
    /// Methods, constructors, operators, accessors and properties with a body, by the name of type and member.
    /// </summary>
    public static IEnumerable<(string Name, SyntaxNode Node)> Bodies(this CompilationUnitSyntax unit) =>
        from node in unit.DescendantNodes()
        let name = node switch
        {
            MethodDeclarationSyntax { Body: not null } method => method.Identifier.Text,
            MethodDeclarationSyntax { ExpressionBody: not null } method => method.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            OperatorDeclarationSyntax @operator => @operator.OperatorToken.Text,
            PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier.Text,
            AccessorDeclarationSyntax { Body: not null, Parent.Parent: PropertyDeclarationSyntax property } =>
                property.Identifier.Text,
            _ => null,
        }
        where name is not null
        select ($"{node.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text}.{name}", node);

    /// <summary>Lines from the signature to the closing brace; attributes and doc comments do not count.</summary>
    public static int Height(this SyntaxNode node)
    {
        var first = node.ChildNodesAndTokens().First(c => !c.IsKind(SyntaxKind.AttributeList));
        return node.GetLocation().GetLineSpan().EndLinePosition.Line + 2 - first.LineOf();
    }

    /// <summary>The first identifier or name in the file that is one of these words.</summary>
    public static IEnumerable<Finding> Uses(this CompilationUnitSyntax unit, IReadOnlySet<string> words, string why) =>
        from token in unit.DescendantTokens()
        where words.Contains(token.Text)
        select new Finding(token.Text, ((SyntaxNodeOrToken)token).LineOf(), $"{token.Text}: {why}");

    public static bool HasDocComment(this SyntaxNode node) =>
        node.GetLeadingTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
}
