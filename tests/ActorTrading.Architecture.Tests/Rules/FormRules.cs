using System.Text.RegularExpressions;
using ActorTrading.Architecture.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>Where code stands and what it is called.</summary>
internal static partial class FormRules
{
    /// <summary>
    /// Lines up to which a type may stand beside the one that its file is named after. An enum or a delegate always
    /// may, and so may the texts of an enum, in a static class of its plural.
    /// </summary>
    private const int SatelliteLinesMax = 15;

    private const string Sample = "src/ActorTrading.Engine/Streams/Sample.cs";

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "One public type to a file, which bears its name",
            AppliesTo = file => file.IsCSharp && !file.IsIn(".ci"),
            Find = (file, _) => Crowding(file),
            Sabotage = new(Sample, "public class Sample { } public class Stranger { " + new string('\n', 30) + "}"),
        },
        new()
        {
            Name = "The namespace is the folder",
            AppliesTo = file => file.IsCSharp && !file.IsIn(".ci"),
            Find = (file, _) => file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
                .Where(n => n.Name.ToString() != file.Folder[(file.Folder.IndexOf('/') + 1)..].Replace('/', '.'))
                .Select(
                    n =>
                        new Finding(
                            n.Name.ToString(), ((SyntaxNodeOrToken)n).LineOf(), $"{n.Name} is not {file.Folder}")),
            Sabotage = new(Sample, "namespace ActorTrading.Engine.Ports;"),
        },
        new()
        {
            Name = "Classes are sealed unless something derives from them",
            AppliesTo = file => file.IsCSharp,
            Find = (file, tree) => file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(t => IsOpen(t) && !tree.IsDerivedFrom(t.Identifier.Text))
                .Select(
                    t =>
                        new Finding(
                            t.Identifier.Text, ((SyntaxNodeOrToken)t).LineOf(), $"{t.Identifier.Text} is not sealed")),
            Sabotage = new(Sample, "public record Sample;"),
            Exemptions =
            [
                new("benchmarks", "the benchmark runner derives from the classes that it measures"),
            ],
        },
        new()
        {
            Name = "No file is named after a dumping ground",
            AppliesTo = _ => true,
            Find = (file, _) =>
                DumpingGround().Matches(file.Name).Select(m => new Finding(m.Value, 1, "name it after what it does")),
            Sabotage = new("src/ActorTrading.Engine/OrderHelpers.cs", ""),
        },
        new()
        {
            Name = "A class takes at most five things to make",
            AppliesTo = file => file.IsCSharp && file.IsIn("src"),
            Find = (file, _) => file.Syntax.DescendantNodes().OfType<ParameterListSyntax>()
                .Where(
                    l => l is { Parent: ConstructorDeclarationSyntax or ClassDeclarationSyntax, Parameters.Count: > 5 })
                .Select(l => new Finding(
                    l.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text,
                    ((SyntaxNodeOrToken)l).LineOf(),
                    $"{l.Parameters.Count} parameters; make an options record")),
            Sabotage = new(Sample, "class Sample(int a, int b, int c, int d, int e, int f);"),
        },
    ];

    private static IEnumerable<Finding> Crowding(SourceFile file)
    {
        var types = file.Syntax.TopLevelTypes().ToArray();
        var stem = file.Name[..file.Name.IndexOf('.')];
        if (types.Length > 0 && !types.Any(t => t.NameOf() == stem) && !IsFamily(types, stem))
        {
            yield return new(stem, 1, $"holds {string.Join(", ", types.Select(t => t.NameOf()))} and no {stem}");
        }

        var others = types.Where(t => t.Has(SyntaxKind.PublicKeyword) && t.NameOf() != stem);
        foreach (var type in others.Where(t => !IsSatellite(t, stem)))
        {
            yield return new(
                type.NameOf(), ((SyntaxNodeOrToken)type).LineOf(), $"{type.NameOf()} deserves a file of its own");
        }
    }

    /// <summary>
    /// Internal types of one word, such as the state, the commands and the events of a test's sample entity.
    /// </summary>
    private static bool IsFamily(MemberDeclarationSyntax[] types, string stem) =>
        types.All(t => t.NameOf().StartsWith(stem, StringComparison.Ordinal) && !t.Has(SyntaxKind.PublicKeyword));

    private static bool IsSatellite(MemberDeclarationSyntax type, string stem) =>
        type is EnumDeclarationSyntax or DelegateDeclarationSyntax
        || type.Height() <= SatelliteLinesMax
        || (type.Has(SyntaxKind.StaticKeyword) && type.NameOf() == stem + "s");

    private static bool IsOpen(TypeDeclarationSyntax type) =>
        (type is ClassDeclarationSyntax
            || (type is RecordDeclarationSyntax r && !r.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)))
        && !type.Has(SyntaxKind.SealedKeyword)
        && !type.Has(SyntaxKind.AbstractKeyword)
        && !type.Has(SyntaxKind.StaticKeyword);

    [GeneratedRegex(@"(Utils?|Helpers?|Manager|Extensions|Common)(?=\.cs$)")]
    private static partial Regex DumpingGround();
}
