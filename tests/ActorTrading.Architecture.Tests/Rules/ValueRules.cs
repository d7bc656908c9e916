using ActorTrading.Architecture.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActorTrading.Architecture.Tests.Rules;

/// <summary>What keeps money decimal and values of different meaning apart.</summary>
internal static class ValueRules
{
    private const string Domain = "src/ActorTrading.Domain";
    private const string Sample = Domain + "/Money/Sample.cs";

    private static readonly HashSet<string> BinaryNumbers = ["double", "float", "Half"];

    private static readonly HashSet<string> MoneyWords =
    [
        "price", "quantity", "amount", "notional", "fee", "cash", "equity",
    ];

    private static readonly HashSet<string> UntypedIds = ["string", "Guid", "long", "int", "ulong", "uint"];

    public static IEnumerable<FileRule> All =>
    [
        new()
        {
            Name = "Money, orders, positions and ledgers are decimal",
            AppliesTo = IsDomain,
            Find = (file, _) => file.Syntax.Uses(BinaryNumbers, "binary numbers are for indicators and statistics"),
            Sabotage = new(Sample, "record Till(double Cash);"),
            Exemptions =
            [
                new(Domain + "/Indicators", "indicators are statistics"),
                new(Domain + "/Rules", "a rule compares prices with indicators, as the binary numbers that those are"),
                new(Domain + "/Portfolios/PortfolioFields.cs", "values of rule fields"),
                new(Domain + "/Portfolios/MarketSnapshot.cs", "a volatility is a statistic"),
                new(Domain + "/Recommendations/RecommendationFeed.cs", "values of rule fields"),
                new(Domain + "/Risk/RiskLimits.cs", "a correlation is a statistic"),
                new(Domain + "/Risk/Json/RiskLimitsReader.cs", "a correlation is a statistic"),
                new(Domain + "/Risk/SymbolCorrelation.cs", "a correlation is a statistic"),
                new(Domain + "/Risk/Checks/CorrelationCheck.cs", "a correlation is a statistic"),
                new(
                    Domain + "/Risk/Checks/ErroneousOrderCheck.cs",
                    "a product of wrong numbers may be beyond any decimal"),
                new(Domain + "/Sizing/SizingFormula.cs", "a volatility is a statistic"),
                new(Domain + "/Sizing/SizingRequest.cs", "a volatility is a statistic"),
            ],
        },
        new()
        {
            Name = "A binary number is never called after money",
            AppliesTo = IsDomain,
            Find = (file, _) => Declared(file.Syntax)
                .Where(d => BinaryNumbers.Contains(d.Type.TrimEnd('?')) && MoneyWords.Contains(LastWord(d.Name)))
                .Select(d => new Finding(d.Name, d.Line, $"{d.Type} {d.Name} should be a value type of Money")),
            Sabotage = new(Domain + "/Rules/Sample.cs", "record Till(double OpeningCash);"),
            Exemptions =
            [
                new(Domain + "/Indicators", "indicators are statistics"),
            ],
        },
        new()
        {
            Name = "Ids are typed",
            AppliesTo = file => file.IsCSharp && (IsDomain(file) || file.IsIn("src/ActorTrading.Engine")),
            Find = (file, _) => Declared(file.Syntax)
                .Where(d => d.IsMember && UntypedIds.Contains(d.Type.TrimEnd('?')) && LastWord(d.Name) == "id")
                .Select(d => new Finding(d.Name, d.Line, $"{d.Type} {d.Name} mixes with any other id")),
            Sabotage = new(Sample, "record Order(string PortfolioId);"),
        },
        new()
        {
            Name = "Nothing converts implicitly",
            AppliesTo = file => file.IsCSharp && file.IsIn("src"),
            Find = (file, _) => file.Syntax.DescendantNodes().OfType<ConversionOperatorDeclarationSyntax>()
                .Where(c => c.ImplicitOrExplicitKeyword.IsKind(SyntaxKind.ImplicitKeyword))
                .Select(c => new Finding(c.Type.ToString(), ((SyntaxNodeOrToken)c).LineOf(), "implicit conversion")),
            Sabotage = new(
                Sample, "record struct Price(decimal V) { public static implicit operator decimal(Price p) => p.V; }"),
        },
    ];

    private static bool IsDomain(SourceFile file) => file.IsCSharp && file.IsIn(Domain);

    private static IEnumerable<(string Type, string Name, int Line, bool IsMember)> Declared(SyntaxNode root) =>
        root.DescendantNodes().Select(node => node switch
        {
            ParameterSyntax { Type: { } type } p => (type.ToString(), p.Identifier.Text, LineOf(p), IsOfRecord(p)),
            PropertyDeclarationSyntax p => (p.Type.ToString(), p.Identifier.Text, LineOf(p), true),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax f } type } v
                when !f.Has(SyntaxKind.ConstKeyword) =>
                (type.Type.ToString(), v.Identifier.Text.TrimStart('_'), LineOf(v), true),
            _ => ("", "", 0, false),
        }).Where(d => d.Item3 > 0);

    private static bool IsOfRecord(ParameterSyntax parameter) => parameter.Parent?.Parent is RecordDeclarationSyntax;

    private static int LineOf(SyntaxNode node) => ((SyntaxNodeOrToken)node).LineOf();

    /// <summary>The last word of a camel-case name, in lower case.</summary>
    private static string LastWord(string name)
    {
        var start = name.Length - 1;
        while (start > 0 && !char.IsUpper(name[start]))
        {
            start--;
        }

        return name[Math.Max(0, start)..].ToLowerInvariant();
    }
}
