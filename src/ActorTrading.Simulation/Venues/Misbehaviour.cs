using ActorTrading.Domain;

namespace ActorTrading.Simulation.Venues;

/// <summary>
/// What the venue is scripted to do wrong next, for tests of those who talk to it. Each call arms so many occasions;
/// an armed occasion is used up by the next request or report that it fits.
/// </summary>
public sealed class Misbehaviour
{
    private int _rejections;
    private Refusal? _rejection;
    private int _lostAnswers;
    private int _duplicates;
    private int _delays;
    private TimeSpan _delay;

    /// <summary>The next orders are refused for this reason, whatever they ask.</summary>
    public void RejectNext(int count, Refusal reason) => (_rejections, _rejection) = (count, reason);

    /// <summary>
    /// The next orders are taken but nothing is told of them until <see cref="SimulatedVenue.Query"/> asks.
    /// </summary>
    public void LoseAnswers(int count) => _lostAnswers = count;

    /// <summary>The next reports are told twice.</summary>
    public void DuplicateReports(int count) => _duplicates = count;

    /// <summary>The next reports are told this much later, so that others may overtake them.</summary>
    public void DelayReports(int count, TimeSpan delay) => (_delays, _delay) = (count, delay);

    internal Refusal? TakeRejection() => Take(ref _rejections) ? _rejection : null;

    internal bool TakeLostAnswer() => Take(ref _lostAnswers);

    internal bool TakeDuplicate() => Take(ref _duplicates);

    internal TimeSpan? TakeDelay() => Take(ref _delays) ? _delay : null;

    private static bool Take(ref int left)
    {
        if (left == 0)
        {
            return false;
        }

        left--;
        return true;
    }
}
