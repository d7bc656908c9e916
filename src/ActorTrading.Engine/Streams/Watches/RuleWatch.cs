using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Streams.Triggers;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// Waits for one rule on one symbol: while it is armed for the moment from which it could be true, while it is spent
/// for the moment from which it could be false.
/// </summary>
internal sealed class RuleWatch : ITriggerListener, IMarkListener
{
    private readonly SymbolWatch _owner;
    private readonly Condition _condition;
    private readonly TimeSpan? _cooldown;
    private TriggerNode? _possible;
    private TriggerNode? _refutable;
    private RuleArming _arming;

    public RuleWatch(SymbolWatch owner, Rule rule, Condition condition)
    {
        (_owner, _condition, _cooldown) = (owner, condition, rule.Cooldown);
        RuleId = rule.Id;
        Needs = RuleNeeds.Of(condition);
        Observe(RuleArming.Armed);
    }

    public RuleId RuleId { get; }

    public RuleNeeds Needs { get; }

    /// <summary>Whether something besides the market could now bring about what is waited for.</summary>
    public bool IsOpen => _possible?.IsTrue == true || _refutable?.IsTrue == true;

    public void TruthChanged(bool isTrue)
    {
        if (isTrue)
        {
            _owner.Wake();
        }
    }

    public void MarksMoved()
    {
        if (IsOpen)
        {
            _owner.Wake();
        }
    }

    public void LedgerChanged()
    {
        if (Needs.Ledger && IsOpen)
        {
            _owner.Wake();
        }
    }

    /// <summary>When time alone calls for another look; null while it does not.</summary>
    public Timestamp? NextLook(Timestamp now)
    {
        var minute = Needs.Clock && IsOpen
            ? now.Floor(TimeSpan.FromMinutes(1)) + TimeSpan.FromMinutes(1)
            : (Timestamp?)null;
        var cooled = _arming.IsSpent && _cooldown is { } wait && _arming.FiredAt + wait > now
            ? _arming.FiredAt + wait
            : (Timestamp?)null;
        return (minute, cooled) switch
        {
            ({ } a, { } b) => a < b ? a : b,
            _ => minute ?? cooled,
        };
    }

    public void Observe(RuleArming arming)
    {
        _arming = arming;
        var awaitsTruth = !arming.IsSpent || _cooldown is not null;
        Follow(ref _possible, awaitsTruth, _condition);
        Follow(ref _refutable, arming.IsSpent, new Condition.Not(_condition));
    }

    public void Detach()
    {
        Follow(ref _possible, wanted: false, _condition);
        Follow(ref _refutable, wanted: false, _condition);
    }

    private void Follow(ref TriggerNode? node, bool wanted, Condition condition)
    {
        if (wanted == node is not null)
        {
            return;
        }

        if (node is not null)
        {
            _owner.Network.Unwatch(node, this);
            node = null;
            return;
        }

        node = _owner.Network.Watch(condition, this);
        if (node.IsTrue)
        {
            _owner.Wake();
        }
    }
}
