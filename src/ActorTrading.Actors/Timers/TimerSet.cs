namespace ActorTrading.Actors.Timers;

/// <summary>The armed timers of one entity, by name. Used from inside its turns only.</summary>
internal sealed class TimerSet(int timersMax)
{
    private readonly Dictionary<string, EntityTimer> _timers = [];

    public void Start(EntityTimer timer, TimeProvider time, TimeSpan due, Action<EntityTimer> fired)
    {
        Cancel(timer.Name);
        if (_timers.Count >= timersMax)
        {
            throw new InvalidOperationException(
                $"Timer {timer.Name} is one more than the {timersMax} an entity may have.");
        }

        _timers.Add(timer.Name, timer);
        timer.Start(time, due, fired);
    }

    public void Cancel(string name)
    {
        if (_timers.Remove(name, out var timer))
        {
            timer.Dispose();
        }
    }

    /// <summary>False when the timer was cancelled or replaced after it had fired.</summary>
    public bool Take(EntityTimer timer)
    {
        if (_timers.GetValueOrDefault(timer.Name) != timer)
        {
            return false;
        }

        Cancel(timer.Name);
        return true;
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }

        _timers.Clear();
    }
}
