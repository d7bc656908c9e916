using System.Collections.Immutable;
using System.Text.Json;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Risk;
using ActorTrading.Domain.Risk.Json;
using ActorTrading.Domain.Risk.Protections;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Sessions;
using ActorTrading.Domain.Sessions.Json;

namespace ActorTrading.Domain.Strategies.Json;

/// <summary>
/// The strategy format: one rule, a list of rules, or a document <c>{"rules": [...], "session": {...}, "risk": {...},
/// "protections": [...], "leverage": 3, "portfolios": [...]}</c>.
/// </summary>
public static class StrategyJson
{
    /// <summary>Reads all of it, or reports everything that is wrong with it, each with its place.</summary>
    /// <param name="json">The text.</param>
    /// <param name="context">Markets that the strategy has to fit; without them the text alone is checked.</param>
    public static StrategyParseResult Parse(string json, StrategyContext context)
    {
        var root = SourceReader.Read(json, out var errors);
        var strategy = root is null ? null : Read(root, json, context, errors);
        return strategy is not null && errors.Count == 0
            ? new StrategyParseResult.Valid(strategy)
            : new StrategyParseResult.Invalid(errors.ToImmutable());
    }

    private static StrategyDocument Read(SourceNode root, string json, StrategyContext context, ErrorList errors)
    {
        var isDocument = root.Property(RuleJson.RulesWord) is not null;
        ImmutableArray<string> sections = isDocument ? [.. StrategyProperties.All.Select(p => p.Name)] : [];
        var rules = RuleJson.ReadRoot(root, errors, sections);
        var document = isDocument ? root : root with { Properties = [], Kind = JsonValueKind.Object };
        var session = new SessionReader(context, errors).Read(
            document, document.Property(StrategyProperties.Session.Name));
        var reader = new ObjectReader(document, errors);
        new MarketFit(context, session, errors).Check(root);
        return new()
        {
            Rules = rules,
            Session = session,
            Policy = Policy(reader, json, context, session),
            Portfolios = reader.Take(StrategyProperties.Portfolios.Name) is { } portfolios
                ? new PortfolioListReader(errors).Read(portfolios, rules, NamesOf(root))
                : [],
        };
    }

    private static TradingPolicy Policy(
        ObjectReader reader, string json, StrategyContext context, SessionConfig session) => new()
        {
            Limits = Limits(reader, context, session),
            Protections = reader.Take(StrategyProperties.Protections.Name) is { } list
                ? Protections(list, json, session, reader.Errors)
                : [],
            Leverage = Leverage(reader, context, session),
            ExitTimeoutCount = reader.Integer(StrategyProperties.ExitTimeoutCount) ?? 0,
        };

    /// <summary>
    /// The age limit that nobody set must let a bar live until the next has come, and one more in case of a gap.
    /// </summary>
    private static RiskLimits Limits(ObjectReader reader, StrategyContext context, SessionConfig session)
    {
        const int barsOfPatience = 2;
        var longest = context.MarketsOf(session.Symbols).Select(m => m.Timeframe)
            .Append(session.DefaultTimeframe).Max();
        var patience = longest.Length * barsOfPatience;
        var defaults = RiskLimits.Default;
        defaults = defaults.MaxDataAge < patience ? defaults with { MaxDataAge = patience } : defaults;
        return reader.Take(StrategyProperties.Risk.Name) is { } section
            ? new RiskLimitsReader(reader.Errors).Read(section, defaults)
            : defaults;
    }

    private static ImmutableArray<Protection> Protections(
        SourceNode list, string json, SessionConfig session, ErrorList errors)
    {
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement.GetProperty(StrategyProperties.Protections.Name);
        var result = ProtectionParser.Parse(element, session.DefaultTimeframe);
        foreach (var error in (result as ProtectionParseResult.Invalid)?.Errors ?? [])
        {
            var path = list.Path + error.Path[1..];
            var at = list.Descendants().FirstOrDefault(n => n.Path == path) ?? list;
            errors.Add(error.Code, path, at.Offset, error.Message);
        }

        return (result as ProtectionParseResult.Valid)?.Protections ?? [];
    }

    private static decimal Leverage(ObjectReader reader, StrategyContext context, SessionConfig session)
    {
        var leverage = reader.Number(StrategyProperties.Leverage) ?? 1m;
        var markets = context.MarketsOf(session.Symbols).ToList();
        if (leverage > 1m && markets.Count > 0)
        {
            var most = markets.Max(m => m.Instrument.IsMargined ? m.Instrument.MaxLeverage : 1m);
            if (leverage > most)
            {
                reader.Errors.Add(
                    RuleErrorCodes.OutOfRange, reader.Node.Property(StrategyProperties.Leverage.Name)!,
                    $"'leverage' is {leverage}, but the markets of the session allow {most} at most.");
            }
        }

        return leverage;
    }

    private static ImmutableArray<string> NamesOf(SourceNode root) =>
    [
        .. root.Property(RuleJson.RulesWord)!.Items
            .Select(r => r.Property(RuleProperties.Name.Name)?.Text).OfType<string>(),
    ];
}
