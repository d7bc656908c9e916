using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Tree;

/// <summary>One text file of the repository, or a sample that stands for one.</summary>
/// <param name="path">Relative to the repository's root, with forward slashes.</param>
/// <param name="text">All of it.</param>
public sealed class SourceFile(string path, string text)
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    private readonly Lazy<CompilationUnitSyntax> _syntax =
        new(() => CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot());

    public string Path => path;

    public string Text => text;

    public string Folder => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    public string Name => path[(path.LastIndexOf('/') + 1)..];

    public bool IsCSharp => path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProject => path.EndsWith(".csproj", StringComparison.Ordinal);

    public bool IsMarkdown => path.EndsWith(".md", StringComparison.Ordinal);

    public string[] Lines { get; } = text.TrimEnd('\n').Split('\n');

    public CompilationUnitSyntax Syntax => _syntax.Value;

    public bool IsIn(string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);
}
