using System.Diagnostics.Metrics;
using ActorTrading.Actors.Journals;
using ActorTrading.Host.Telemetry;
using ActorTrading.Testing.Journals;

namespace ActorTrading.Host.Tests.Telemetry;

public sealed class MeasuredJournalTests : JournalConformance
{
    protected override ValueTask<IJournal> Open() => ValueTask.FromResult<IJournal>(
        new MeasuredJournal(new InMemoryJournal(), TimeProvider.System, new Meter("measured")));
}
