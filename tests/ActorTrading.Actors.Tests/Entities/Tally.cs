namespace ActorTrading.Actors.Tests.Entities;

/// <summary>The sample entity: a running total with a history, and commands that misbehave on request.</summary>
internal sealed record TallyState(long Total, string Trail);

internal abstract record TallyCommand
{
    private TallyCommand()
    {
    }

    public sealed record Add(int Amount) : TallyCommand;

    /// <summary>One event per amount, in one append.</summary>
    public sealed record AddAll(params int[] Amounts) : TallyCommand;

    public sealed record Touch : TallyCommand;

    public sealed record Decline : TallyCommand;

    /// <summary>Decide throws.</summary>
    public sealed record Break : TallyCommand;

    /// <summary>Evolve throws upon the event.</summary>
    public sealed record Poison : TallyCommand;

    /// <summary>React throws upon the event, and upon nothing else.</summary>
    public sealed record AddBadly(int Amount) : TallyCommand;

    /// <summary>React arms a timer that adds.</summary>
    public sealed record AddLater(string Name, TimeSpan Due, int Amount) : TallyCommand;

    /// <summary>React cancels the timer.</summary>
    public sealed record Cancel(string Name) : TallyCommand;

    /// <summary>React tells another tally.</summary>
    public sealed record Forward(string To, int Amount) : TallyCommand;
}

internal sealed record TallyEvent(string Kind, long Amount, string Text = "");
