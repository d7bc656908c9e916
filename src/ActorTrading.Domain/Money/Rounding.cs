namespace ActorTrading.Domain.Money;

/// <summary>Rounding to a multiple of a step, direction always named. A step of zero means that there is no grid.</summary>
public static class Rounding
{
    public static decimal Down(decimal value, decimal step) => step == 0m ? value : decimal.Floor(value / Checked(step)) * step;

    public static decimal Up(decimal value, decimal step) => step == 0m ? value : decimal.Ceiling(value / Checked(step)) * step;

    /// <summary>A half is rounded away from zero.</summary>
    public static decimal Nearest(decimal value, decimal step) =>
        step == 0m ? value : decimal.Round(value / Checked(step), MidpointRounding.AwayFromZero) * step;

    public static bool IsMultiple(decimal value, decimal step) => step == 0m || value % Checked(step) == 0m;

    private static decimal Checked(decimal step) =>
        step > 0m ? step : throw new ArgumentOutOfRangeException(nameof(step), step, "A rounding step is positive.");
}
