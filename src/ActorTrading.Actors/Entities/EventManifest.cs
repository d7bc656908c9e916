namespace ActorTrading.Actors.Entities;

/// <summary>
/// The journal's name for a kind of payload: an explicit string, never a type name, and a version from 1.
/// </summary>
public readonly record struct EventManifest(string Name, int Version);
