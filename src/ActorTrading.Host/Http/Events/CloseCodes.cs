namespace ActorTrading.Host.Http.Events;

/// <summary>
/// Why the server ends a connection to <c>/events</c>. The codes from 4000 on are a contract: add, never change.
/// </summary>
public static class CloseCodes
{
    public const int GoingAway = 1001;
    public const int InternalError = 1011;

    /// <summary>A message does not say what is needed.</summary>
    public const int BadMessage = 4400;

    /// <summary>No token, a wrong one, or one that no longer holds.</summary>
    public const int Unauthenticated = 4401;

    /// <summary>The role is too low for it.</summary>
    public const int Forbidden = 4403;

    /// <summary>A portfolio that does not exist for the token.</summary>
    public const int Unknown = 4404;

    /// <summary>The token did not come in time.</summary>
    public const int TokenTimeout = 4408;

    /// <summary>The cursor is past the end of the journal: it is of another one.</summary>
    public const int CursorPastHead = 4409;

    /// <summary>Too long a message, too many subscriptions or connections.</summary>
    public const int LimitReached = 4413;

    /// <summary>Events came faster than they were taken. Go on from the cursor that comes with it.</summary>
    public const int SlowReader = 4429;
}
