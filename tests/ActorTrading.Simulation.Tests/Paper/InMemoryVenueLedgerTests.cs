using ActorTrading.Engine.Ports;
using ActorTrading.Simulation.Paper;
using ActorTrading.Testing.Venues;

namespace ActorTrading.Simulation.Tests.Paper;

public sealed class InMemoryVenueLedgerTests : VenueLedgerConformance
{
    protected override IVenueLedger Open() => new InMemoryVenueLedger();

    protected override IVenueLedger Again(IVenueLedger ledger) => ledger;
}
