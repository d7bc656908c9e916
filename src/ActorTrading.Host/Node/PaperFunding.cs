using System.Globalization;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Engine.Projections;
using ActorTrading.Host.Http.Trading;
using ActorTrading.Simulation.Paper;
using ActorTrading.Storage.Venues;

namespace ActorTrading.Host.Node;

/// <summary>
/// Moves money at the paper venue as the portfolios' journals say. It follows from the journal, so that a crash between
/// the two ledgers is made good at the next start; the venue books a transfer once, however often it is told.
/// </summary>
internal sealed class PaperFunding(NodeStores stores, PaperVenue venue) : IProjection, IPaperFunding, IDisposable
{
    /// <summary>Records without a transfer after which the checkpoint is written down all the same.</summary>
    private const long CheckpointEvery = 10_000;

    private const string DepositedName = "portfolio.deposited";
    private const string WithdrawnName = "portfolio.withdrawn";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(2);

    private readonly VenueTransfers _booked = new(stores.Folder.PaperVenue);
    private readonly string _file = stores.Folder.PathOf("paper-funding.offset");
    private readonly EntityCatalogue _catalogue = KnownEntities.Catalogue();
    private readonly Dictionary<string, AccountId> _accounts = new(StringComparer.Ordinal);
    private long? _checkpoint;
    private long _written;

    public string Name => "paper funding";

    public long Checkpoint => _checkpoint ??= Read();

    public void Apply(IReadOnlyList<JournalledEvent> events)
    {
        var transfers = events.Select(TransferOf).OfType<PaperTransfer>().ToArray();
        BookAll(transfers).GetAwaiter().GetResult();
        _checkpoint = events[^1].Offset;
        if (transfers.Length > 0 || _checkpoint - _written >= CheckpointEvery)
        {
            Write(_checkpoint.Value);
        }
    }

    public Task Book(PaperTransfer transfer) => BookAll([transfer]);

    public void Dispose() => _booked.Dispose();

    // All are told before the first is waited for, so that the venue books them together.
    private async Task BookAll(IReadOnlyList<PaperTransfer> transfers)
    {
        PaperTransfer[] missing = [.. transfers.Where(t => !_booked.Has(t.Account, t.Id))];
        foreach (var transfer in missing)
        {
            venue.Deposit(transfer.Account, new(transfer.Id), transfer.Amount);
        }

        var since = TimeProvider.System.GetTimestamp();
        foreach (var transfer in missing)
        {
            while (!_booked.Has(transfer.Account, transfer.Id))
            {
                if (TimeProvider.System.GetElapsedTime(since) > Patience)
                {
                    throw new TimeoutException(
                        $"The paper venue has not booked {transfer.Id} in {Patience.TotalSeconds} s.");
                }

                await Task.Delay(LookAgain, TimeProvider.System).ConfigureAwait(false);
            }
        }
    }

    private PaperTransfer? TransferOf(JournalledEvent told) => AmountOf(told.Record) is { } amount
        ? new(PaperTransfer.IdOf(told.Record.Entity.Key, told.Record.Sequence), AccountOf(told), amount)
        : null;

    // Of all records only these are decoded: the journal is mostly others.
    private Amount? AmountOf(JournalRecord record) =>
        record.Manifest.Name is not (DepositedName or WithdrawnName) ? null : _catalogue.Decode(record) switch
        {
            PortfolioEvent.Deposited e => e.Amount,
            PortfolioEvent.Withdrawn e => -e.Amount,
            _ => null,
        };

    // A portfolio's account is in its first event and never changes.
    private AccountId AccountOf(JournalledEvent told)
    {
        var key = told.Record.Entity.Key;
        if (!_accounts.TryGetValue(key, out var account))
        {
            var first = stores.Journal.Read(PortfolioEntity.IdOf(new PortfolioId(key)), 1, 1).AsTask()
                .GetAwaiter().GetResult();
            account = ((PortfolioEvent.Opened)_catalogue.Decode(first[0])!).Account;
            _accounts.Add(key, account);
        }

        return account;
    }

    // A checkpoint that is lost or behind costs a look at records that were seen before, nothing more.
    private long Read() =>
        File.Exists(_file)
        && long.TryParse(File.ReadAllText(_file), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? _written = offset
            : 0;

    private void Write(long offset)
    {
        ReplacedFile.Write(_file, offset.ToString(CultureInfo.InvariantCulture));
        _written = offset;
    }
}
