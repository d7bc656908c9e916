using ActorTrading.Domain.Orders;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Tests.Halts;

/// <summary>A venue that takes note of what it is asked, and answers nothing.</summary>
internal sealed class NotingVenue : IVenue
{
    private readonly Lock _gate = new();
    private readonly List<string> _asked = [];

    /// <summary>Called within each submission.</summary>
    public Action OnSubmit { get; init; } = static () => { };

    /// <summary>Called within each cancel.</summary>
    public Action OnCancel { get; init; } = static () => { };

    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    public void Submit(AccountId account, ClientOrderId id, OrderSpec spec)
    {
        OnSubmit();
        Note($"submit {id}");
    }

    public void Cancel(AccountId account, ClientOrderId id)
    {
        OnCancel();
        Note($"cancel {id}");
    }

    public void Query(AccountId account, ClientOrderId id) => Note($"query {id}");

    public void RequestStatement(AccountId account) => Note($"statement {account}");

    private void Note(string asked)
    {
        lock (_gate)
        {
            _asked.Add(asked);
        }
    }
}
