using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Tree;

/// <summary>The files that a rule looks at together: the repository's, or the one sample that it must catch.</summary>
public sealed class SourceTree
{
    private readonly Lazy<HashSet<string>> _baseTypes;
    private readonly Lazy<HashSet<string>> _declarations;
    private readonly HashSet<string> _paths;

    public SourceTree(IReadOnlyList<SourceFile> files, IEnumerable<string> otherPaths)
    {
        Files = files;
        _paths = [.. files.Select(f => f.Path), .. otherPaths];
        _baseTypes = new(BaseTypeNames);
        _declarations = new(DeclaredNames);
    }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>A tree of nothing but this file.</summary>
    public static SourceTree Of(SourceFile file) => new([file], []);

    /// <summary>Whether a file or a folder stands at this path.</summary>
    public bool Holds(string path) =>
        _paths.Contains(path) || _paths.Any(p => p.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>Whether some type of the tree names this one as its base or interface.</summary>
    public bool IsDerivedFrom(string typeName) => _baseTypes.Value.Contains(typeName);

    /// <summary>Whether some file of <c>src</c> declares a type, member or record parameter of this name.</summary>
    public bool Declares(string name) => _declarations.Value.Contains(name);

    private HashSet<string> DeclaredNames() =>
    [
        .. Files.Where(f => f.IsCSharp && f.IsIn("src"))
            .SelectMany(f => f.Syntax.DescendantNodes())
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                MethodDeclarationSyntax method => method.Identifier.Text,
                PropertyDeclarationSyntax property => property.Identifier.Text,
                EnumMemberDeclarationSyntax member => member.Identifier.Text,
                ParameterSyntax parameter => parameter.Identifier.Text,
                VariableDeclaratorSyntax field => field.Identifier.Text,
                _ => "",
            }),
    ];

    private HashSet<string> BaseTypeNames() =>
    [
        .. Files.Where(f => f.IsCSharp)
            .SelectMany(f => f.Syntax.DescendantNodes().OfType<BaseTypeSyntax>())
            .Select(b => SimpleName(b.Type)),
    ];

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
