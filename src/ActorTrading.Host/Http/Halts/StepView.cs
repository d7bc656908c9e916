using System.ComponentModel;
using ActorTrading.Engine.Halts;

namespace ActorTrading.Host.Http.Halts;

/// <param name="Outcome">Pending goes on after the answer, failed is tried again.</param>
/// <param name="Ms">Milliseconds from the request to the end of the step.</param>
public sealed record StepView(
    HaltStepOutcome Outcome, [property: Description("Milliseconds from the call.")] double Ms, string? Detail)
{
    private const int Digits = 3;

    internal static StepView Of(HaltStep step) => new(step.Outcome, Milliseconds(step.Took), step.Detail);

    internal static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, Digits);
}
