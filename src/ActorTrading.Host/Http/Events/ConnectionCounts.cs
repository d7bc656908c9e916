using ActorTrading.Domain.Access;

namespace ActorTrading.Host.Http.Events;

/// <summary>How many connections each token has open.</summary>
internal sealed class ConnectionCounts(int max)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TokenId, int> _open = [];

    public bool TryEnter(TokenId token)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(token);
            if (open == max)
            {
                return false;
            }

            _open[token] = open + 1;
            return true;
        }
    }

    public void Leave(TokenId token)
    {
        lock (_gate)
        {
            if (--_open[token] == 0)
            {
                _open.Remove(token);
            }
        }
    }
}
