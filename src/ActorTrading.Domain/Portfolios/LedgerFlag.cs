namespace ActorTrading.Domain.Portfolios;

/// <summary>
/// Something about a booked fact that a person should know. The fact is booked all the same: it is money.
/// </summary>
[Flags]
public enum LedgerFlag
{
    None = 0,

    /// <summary>A balance went below zero or below what is reserved of it.</summary>
    Overdrawn = 1,

    /// <summary>A fee in a third asset took more than was held of it.</summary>
    FeeOverdrawn = 2,

    /// <summary>A fee could not be valued: the profit of the round trip leaves it out, the books do not.</summary>
    FeeValueUnknown = 4,

    /// <summary>A spot sale sold more than the position and its dust held.</summary>
    SoldWithoutPosition = 8,

    /// <summary>A remainder too small to sell went to the dust ledger.</summary>
    DustLeft = 16,

    /// <summary>A liquidation lost more than the isolated margin.</summary>
    InsuranceUsed = 32,
}
