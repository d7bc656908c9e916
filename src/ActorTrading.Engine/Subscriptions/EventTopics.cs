namespace ActorTrading.Engine.Subscriptions;

/// <summary>What subscribers can ask to be told of. One event may belong to several.</summary>
[Flags]
public enum EventTopics
{
    None = 0,
    Orders = 1,
    Fills = 2,
    Positions = 4,
    Sessions = 8,
    Decisions = 16,
    Halts = 32,
    Alerts = 64,
}
