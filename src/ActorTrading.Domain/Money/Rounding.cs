namespace ActorTrading.Domain.Money;

/// <summary>
/// Rounding to a multiple of a step, direction always named. A step of zero means that there is no grid.
/// </summary>
/// <remarks>
/// The quotient of value and step is itself rounded to 28 digits, by which it can reach the next whole number.
/// So each direction is checked against the value and corrected by a step: never above is never above.
/// </remarks>
public static class Rounding
{
    /// <summary>The largest multiple that is not above the value.</summary>
    public static decimal Down(decimal value, decimal step)
    {
        if (step == 0m)
        {
            return value;
        }

        var multiple = decimal.Floor(value / Checked(step)) * step;
        return multiple > value ? multiple - step : multiple;
    }

    /// <summary>The smallest multiple that is not below the value.</summary>
    public static decimal Up(decimal value, decimal step)
    {
        if (step == 0m)
        {
            return value;
        }

        var multiple = decimal.Ceiling(value / Checked(step)) * step;
        return multiple < value ? multiple + step : multiple;
    }

    /// <summary>The nearest multiple; a half is rounded away from zero.</summary>
    public static decimal Nearest(decimal value, decimal step)
    {
        if (step == 0m)
        {
            return value;
        }

        var size = Math.Abs(value);
        var below = Down(size, step);
        var nearest = size - below < below + step - size ? below : below + step;
        return value < 0m ? -nearest : nearest;
    }

    public static bool IsMultiple(decimal value, decimal step) => step == 0m || value % Checked(step) == 0m;

    private static decimal Checked(decimal step) =>
        step > 0m ? step : throw new ArgumentOutOfRangeException(nameof(step), step, "A rounding step is positive.");
}
