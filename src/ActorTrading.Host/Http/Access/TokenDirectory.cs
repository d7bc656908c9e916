using System.Collections.Concurrent;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Access;

namespace ActorTrading.Host.Http.Access;

/// <summary>The tokens as this node knows them. A change holds from the moment at which it is durable.</summary>
public sealed class TokenDirectory(TimeProvider time) : IAccessWatchers
{
    private readonly ConcurrentDictionary<CallerWatch, byte> _watches = new();
    private readonly ConcurrentDictionary<TokenId, Timestamp> _lastUses = new();
    private volatile AccessRegister _register = AccessRegister.Initial;

    internal TimeProvider Time => time;

    public void Changed(AccessRegister register)
    {
        _register = register;
        foreach (var watch in _watches.Keys)
        {
            watch.Check();
        }

        foreach (var id in _lastUses.Keys.Where(id => !register.Tokens.ContainsKey(id)))
        {
            _lastUses.TryRemove(id, out _);
        }
    }

    /// <summary>The token, unless it is unknown, expired or revoked.</summary>
    public AccessToken? FindLive(TokenId id) =>
        _register.Tokens.GetValueOrDefault(id) is { } token && token.IsLiveAt(Timestamp.From(time.GetUtcNow()))
            ? token
            : null;

    /// <summary>When the token last opened something on this node since it started.</summary>
    public Timestamp? LastUse(TokenId id) => _lastUses.TryGetValue(id, out var at) ? at : null;

    /// <summary>
    /// For connections that outlive a request: <see cref="CallerWatch.Ended"/> fires when the token expires or is
    /// revoked. The holder disposes it with the connection.
    /// </summary>
    public CallerWatch Watch(Caller caller)
    {
        var watch = new CallerWatch(this, caller.Token.Id);
        _watches.TryAdd(watch, 0);
        watch.Check();
        return watch;
    }

    /// <summary>True for the first use since the start.</summary>
    internal bool Used(TokenId id)
    {
        var isFirst = !_lastUses.ContainsKey(id);
        _lastUses[id] = Timestamp.From(time.GetUtcNow());
        return isFirst;
    }

    internal void Forget(CallerWatch watch) => _watches.TryRemove(watch, out _);
}
