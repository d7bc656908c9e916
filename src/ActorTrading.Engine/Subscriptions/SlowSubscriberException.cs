namespace ActorTrading.Engine.Subscriptions;

/// <summary>A subscriber did not take its events as fast as they came, and was cut off.</summary>
public sealed class SlowSubscriberException() : Exception("Events came faster than they were taken.");
