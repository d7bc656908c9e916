namespace ActorTrading.Domain.Accounts;

/// <summary>Stable codes of refused account commands.</summary>
public static class ExchangeAccountRejection
{
    public const string OrderIdTaken = "order_id_taken";
    public const string OrderUnknown = "order_unknown";
    public const string OwnerUnknown = "position_owner_unknown";
}
