using System.Collections.Immutable;
using ActorTrading.Domain.Halts;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Positions;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Fields;
using ActorTrading.Domain.Sizing;
using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Rules;

/// <summary>
/// Random rules that validation lets through, but for contradictions, and random values for their fields.
/// </summary>
internal static class RuleGenerators
{
    private const int NestingMax = 3;
    private static readonly double[] Grid = [0, 0.25, 0.5, 0.75, 1];
    private static readonly string[] Timeframes = ["tick", "30s", "90m", "1h", "1d"];

    /// <summary>
    /// Few fields with few values, so that conditions often meet on one field and often change their outcome.
    /// </summary>
    public static Gen<FieldRef> FewFields { get; } = Gen.Elements(
        new[] { "spread_percentage", "position_open", "ai_recommendation", "weekday", "confidence_score", "spread" })
        .Select(n => FieldCatalogue.Get(n).Reference());

    public static Gen<FieldRef> AnyField { get; } =
        from field in Gen.Elements(FieldCatalogue.All.AsEnumerable())
        from output in field.Outputs.IsEmpty ? Gen.Constant<string?>(null) : Gen.Elements<string?>(field.Outputs)
        from timeframe in Gen.Elements<Timeframe?>([null, .. Timeframes.Select(Parsed)])
        from zone in Gen.Elements("UTC", "Europe/Berlin")
        from shift in Gen.Choose(0, 5)
        let parameters =
            field.Parameters.ToDictionary(p => p.Name, p => p.Default + (p.Default + shift > p.Max ? 0 : shift))
        select field.Reference(
            parameters, output, field.TakesTimeframe ? timeframe : null, field.TakesTimeZone ? zone : null);

    public static Gen<Rule> Rules { get; } = RulesOver(AnyField);

    public static Gen<Rule> RulesOver(Gen<FieldRef> fields) =>
        from type in Gen.Elements(RuleType.Entry, RuleType.Exit, RuleType.Risk)
        from conditions in Group(fields, NestingMax)
        from action in Action(type)
        from id in Gen.Choose(1, 999)
        from priority in Gen.Choose(-3, 3)
        from cooldown in Durations
        from symbols in Gen.SubListOf(Symbol.Of("BTC-USD"), Symbol.Of("ETH-USD"))
        from created in Gen.Choose(0, 5)
        select new Rule
        {
            Id = new($"r-{id}"),
            Version = 1,
            Name = $"rule \"{id}\" <é>",
            Type = type,
            Symbols = [.. symbols],
            Conditions = new(conditions),
            Actions = [action, new RuleAction.Notify("fired")],
            Priority = priority,
            IsActive = priority != 2,
            Cooldown = cooldown,
            CreatedAt = new(created),
        };

    /// <summary>A value for each field: missing, stale or present, with or without one before.</summary>
    public static Gen<FieldValue[]> ValuesFor(ImmutableArray<FieldRef> fields) =>
        fields.Aggregate(
            Gen.Constant(ImmutableArray<FieldValue>.Empty),
            (values, field) => from before in values from value in ValueOf(field) select before.Add(value))
        .Select(v => v.ToArray());

    private static Gen<TimeSpan?> Durations { get; } =
        Gen.Choose(-1, 5000).Select(s => s < 0 ? (TimeSpan?)null : TimeSpan.FromMilliseconds((s + 1) * 500));

    private static Gen<FieldValue> ValueOf(FieldRef field)
    {
        var definition = FieldCatalogue.Get(field.Name);
        var at = new Timestamp(7);
        var present = definition.IsText
            ? Gen.Elements(definition.Texts.AsEnumerable()).Select(t => FieldValue.Of(t, at))
            : from now in Number(definition)
              from before in Gen.Frequency((4, Number(definition)), (1, Gen.Constant(double.NaN)))
              select FieldValue.Of(now, before, at);
        return Gen.Frequency(
            (8, present), (1, Gen.Constant(FieldValue.Missing)), (1, present.Select(v => v.AsStale())));
    }

    private static Gen<double> Number(FieldDefinition field) => field.Kind == FieldKind.TimeOfDay
        ? Gen.Choose(0, 23).Select(h => h * 60.0)
        : Gen.Elements(Grid).Select(g => double.IsFinite(field.Max) ? g * field.Max : g * 8);

    private static Gen<ImmutableArray<Condition>> Group(Gen<FieldRef> fields, int depth) =>
        from count in Gen.Choose(1, 3)
        from children in Node(fields, depth).ListOf(count)
        select children.ToImmutableArray();

    private static Gen<Condition> Node(Gen<FieldRef> fields, int depth) => depth == 0
        ? Comparison(fields)
        : Gen.Frequency(
            (4, Comparison(fields)),
            (1, Group(fields, depth - 1).Select(Condition (c) => new Condition.All(c))),
            (2, Group(fields, depth - 1).Select(Condition (c) => new Condition.Any(c))),
            (1, Node(fields, depth - 1).Select(Condition (c) => new Condition.Not(c))));

    private static Gen<Condition> Comparison(Gen<FieldRef> fields) =>
        from field in fields
        let definition = FieldCatalogue.Get(field.Name)
        from comparing in Gen.Elements(OperatorDefinition.All.Where(o => FitsTo(definition, o)))
        from other in fields
        from operand in OperandFor(definition, comparing, other == field ? null : other)
        select (Condition)new Condition.Comparison(field, comparing.Operator, operand);

    private static bool FitsTo(FieldDefinition field, OperatorDefinition comparing) =>
        (!field.IsText || comparing.FitsTexts) && (!comparing.IsCrossing || field.Scope == FieldScope.Market);

    private static Gen<Operand> OperandFor(FieldDefinition field, OperatorDefinition comparing, FieldRef? other)
    {
        var single = field.IsText
            ? Gen.Elements(field.Texts.AsEnumerable()).Select(Operand (t) => new Operand.Text(t))
            : Number(field).Select(Operand (n) => new Operand.Number(n));
        var mayCompareFields = field.Kind == FieldKind.Number && other is not null
            && FieldCatalogue.Get(other.Name).Kind == FieldKind.Number
            && (!comparing.IsCrossing || other.Scope == FieldScope.Market);
        return comparing.Shape switch
        {
            OperandShape.Range => from a in Number(field)
                                  from b in Number(field)
                                  select (Operand)Ranged(field, a, b),
            OperandShape.List when field.IsText => Gen.Choose(1, field.Texts.Length)
                .Select(Operand (n) => new Operand.Texts([.. field.Texts.Take(n)])),
            OperandShape.List => Number(field).ListOf(3).Select(Operand (n) => new Operand.Numbers([.. n.Distinct()])),
            _ when mayCompareFields => Gen.OneOf(
                single, Gen.Elements(1.0, 0.5, -2).Select(Operand (f) => new Operand.Field(other!, f))),
            _ => single,
        };
    }

    private static Operand.Range Ranged(FieldDefinition field, double a, double b) =>
        field.Kind == FieldKind.TimeOfDay ? new(a, b) : new(Math.Min(a, b), Math.Max(a, b));

    private static Gen<RuleAction> Action(RuleType type) => type switch
    {
        RuleType.Entry => from sizing in Gen.Elements<SizingMethod>(
                              new SizingMethod.FixedQuantity(0.1m),
                              new SizingMethod.FixedNotional(99.50m),
                              new SizingMethod.PercentageOfEquity(5m),
                              new SizingMethod.Kelly(0.25m, 10m, 40),
                              new SizingMethod.RiskPerTrade(1m),
                              new SizingMethod.VolatilityTarget(15m))
                          from terms in Terms
                          from exits in Exits
                          from sells in Gen.Elements(true, false)
                          select sells
                              ? new RuleAction.Sell(sizing, terms) { OpensShort = true, Exits = exits }
                              : (RuleAction)new RuleAction.Buy(
                                  sizing, terms)
                              { MaxPositionPercentage = 12.5m, Exits = exits },
        RuleType.Exit => from terms in Terms
                         from action in Gen.Elements<RuleAction>(
                             new RuleAction.Sell(new SizingMethod.FullPosition(), terms),
                             new RuleAction.Buy(new SizingMethod.PercentageOfEquity(3m), terms),
                             new RuleAction.Close(terms))
                         select action,
        _ => Gen.Elements<RuleAction>(
            new RuleAction.PauseSession(),
            new RuleAction.CancelOrders(),
            new RuleAction.Halt(HaltLevel.ReduceOnly),
            new RuleAction.Halt(HaltLevel.Halted)),
    };

    private static Gen<OrderTerms> Terms { get; } =
        from timeout in Durations
        from terms in Gen.Elements(
            OrderTerms.Market,
            new() { Type = OrderType.Limit, LimitOffsetPercentage = 0.5m, PostOnly = true },
            new() { Type = OrderType.Limit, LimitOffsetPercentage = 0m, TimeInForce = TimeInForce.Fok },
            new() { Type = OrderType.Stop, StopOffsetPercentage = 1.25m },
            new() { Type = OrderType.TakeProfitLimit, StopOffsetPercentage = 2m, LimitOffsetPercentage = -1m },
            new() { Type = OrderType.TrailingStop, TrailDistance = new(0.03m, TrailUnit.Ratio) },
            new()
            {
                Type = OrderType.Limit,
                LimitOffsetPercentage = 1m,
                TimeInForce = TimeInForce.Gtd,
                TimeToLive = TimeSpan.FromHours(4),
            })
        select terms with { UnfilledTimeout = timeout };

    private static Gen<ExitPlan> Exits { get; } =
        from trailing in Gen.Elements<TrailingExit?>(
            null,
            new(null, 3m, new(50m, TrailUnit.BasisPoints)),
            new(new(0.03m, TrailUnit.Ratio), 1.5m, new(0.01m, TrailUnit.Ratio)),
            new(new(12m, TrailUnit.Ticks), 0m, new(12m, TrailUnit.Ticks)))
        from roi in Gen.Elements(
            ImmutableArray<RoiStep>.Empty,
            [new(TimeSpan.Zero, 0.04m), new(TimeSpan.FromMinutes(90), -1m)])
        from age in Durations
        select new ExitPlan
        {
            StopLossPercentage = 2.50m,
            TakeProfitPercentage = 6m,
            Trailing = trailing,
            RoiTable = roi,
            TimeExit = age,
        };

    private static Timeframe? Parsed(string text) => Timeframe.TryParse(text, out var timeframe) ? timeframe : null;
}
