namespace ActorTrading.Engine.Halts;

public enum HaltStepOutcome
{
    Done,

    /// <summary>Not done when the call had to answer; it goes on.</summary>
    Pending,

    /// <summary>Failed; it is tried again.</summary>
    Failed,
}

/// <summary>One step of a halt on its way.</summary>
/// <param name="Took">From the call to the end of the step, or to the answer where that came first.</param>
/// <param name="Detail">What went wrong.</param>
public sealed record HaltStep(HaltStepOutcome Outcome, TimeSpan Took, string? Detail = null)
{
    public bool IsDone => Outcome == HaltStepOutcome.Done;
}
