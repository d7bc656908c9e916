namespace ActorTrading.Host.Http.Rules.DryRuns;

/// <summary>What one dry run may cost.</summary>
internal static class DryRunLimits
{
    /// <summary>Bars of one run, those that warm indicators up included.</summary>
    public const int BarsMax = 50_000;

    /// <summary>Stored bars that are taken where nobody says from when on: the latest.</summary>
    public const int BarsDefault = 5_000;

    /// <summary>Firings that are told one by one, and orders.</summary>
    public const int ShownMax = 500;

    public const int ShownDefault = 100;

    /// <summary>Pieces of advice that are looked back on.</summary>
    public const int AdviceMax = 5_000;

    public const int AtOnceMax = 1;

    public const decimal CashDefault = 10_000m;

    public const decimal CashMax = 1_000_000_000_000m;

    public static TimeSpan Within { get; } = TimeSpan.FromSeconds(20);
}
