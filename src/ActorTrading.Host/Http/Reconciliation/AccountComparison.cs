using System.ComponentModel;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Reconciliation;

namespace ActorTrading.Host.Http.Reconciliation;

/// <summary>How the books of an account stand to what the venue says.</summary>
public sealed record AccountComparison
{
    public required string Account { get; init; }

    [Description("open while it was not compared yet or something may be on its way, agree, or differ.")]
    public required BooksVerdict Verdict { get; init; }

    [Description("When the venue's last statement was compared; left out before the first.")]
    public Timestamp? ComparedAt { get; init; }

    [Description("When the next one is asked for.")]
    public required Timestamp NextAt { get; init; }

    [Description("Whether the venue has not answered for several periods.")]
    public required bool IsSilent { get; init; }

    [Description("Asset by asset, by the last statement.")]
    public required IReadOnlyList<AssetComparison> Differences { get; init; }

    internal static AccountComparison Of(AccountStanding standing) => new()
    {
        Account = standing.Account.Value,
        Verdict = standing.Verdict,
        ComparedAt = standing.ComparedAt,
        NextAt = standing.NextAt,
        IsSilent = standing.IsSilent,
        Differences = [.. standing.Differences.Select(AssetComparison.Of)],
    };
}

/// <param name="Books">What the portfolios of the account have of it together.</param>
/// <param name="Venue">What the venue says.</param>
/// <param name="Difference">The venue's less the books'.</param>
public sealed record AssetComparison(string Asset, decimal Books, decimal Venue, decimal Difference)
{
    internal static AssetComparison Of(AssetDifference difference) => new(
        difference.Asset.ToString(), difference.Books, difference.Venue, difference.Venue - difference.Books);
}
