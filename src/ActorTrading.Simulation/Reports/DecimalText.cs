using System.Globalization;

namespace ActorTrading.Simulation.Reports;

/// <summary>Decimals for programs: exact, invariant, without trailing zeros.</summary>
internal static class DecimalText
{
    // Dividing by a one with all digits strips trailing zeros, so that 1.50 and 1.5 are the same bytes.
    private const decimal One = 1.0000000000000000000000000000m;

    public static string Of(decimal value) => (value / One).ToString(CultureInfo.InvariantCulture);
}
