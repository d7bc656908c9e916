namespace ActorTrading.Host.Http.Events;

/// <summary>What all connections share.</summary>
internal sealed record EventsTerms(EventsOptions Options, TimeProvider Time);
