using ActorTrading.Actors.Entities;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.History;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Scheduling.Runners;
using ActorTrading.Storage.Backups;
using ActorTrading.Storage.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Journals;

/// <summary>
/// The journal as a whole: figures, verification, backups. What takes a while runs beside trading, one at a time.
/// </summary>
internal sealed class JournalUpkeepModule(SqliteJournal journal, JournalBackups backups) : IEndpointModule
{
    private readonly LongWork _work = new(
        atOnceMax: 1,
        "journal_work_under_way",
        "The journal is being verified or backed up already; ask again when that is done.");

    public void Map(IEndpointRouteBuilder routes)
    {
        var upkeep = routes.MapGroup("/journal").WithTags("Journal");
        upkeep.MapGet("/stats", () => TypedResults.Ok(JournalFigures.Of(journal)))
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("journal_stats").WithSummary("Say how the journal stands and how large it is")
            .Answers<JournalFigures>();
        upkeep.MapPost("/verify", VerifyAll)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("verify_journal")
            .WithSummary("Follow the hash chain of every entity and compare with the high-watermark")
            .Answers<VerificationAnswer>();
        upkeep.MapPost("/entities/{type}/{key}/verify", VerifyOne)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("verify_entity")
            .WithSummary("Follow the hash chain of one entity and compare with the high-watermark")
            .Answers<VerificationAnswer>();
        upkeep.MapPost("/backup", Backup)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("back_up_journal")
            .WithSummary("Copy the journal to the data folder's backups while the node trades, and verify the copy")
            .Answers<BackupAnswer>();
        upkeep.MapGet("/backups", () => TypedResults.Ok(new BackupList([.. backups.List().Select(BackupAnswer.Of)])))
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("list_backups").WithSummary("List the backups of the journal, the newest first")
            .Answers<BackupList>();
        upkeep.MapPost("/backups/{name}/verify", Check)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("verify_backup").WithSummary("Look at every file of a backup and at the chain of every entity")
            .Answers<BackupCheck>();
    }

    private Task<VerificationAnswer> VerifyAll(Operation operation, CancellationToken cancellation) =>
        Verify(entity: null, operation, cancellation);

    private Task<VerificationAnswer> VerifyOne(
        string type, string key, Operation operation, CancellationToken cancellation) =>
        Verify(new EntityId(type, key), operation, cancellation);

    private async Task<VerificationAnswer> Verify(
        EntityId? entity, Operation operation, CancellationToken cancellation)
    {
        operation.Record.Target = entity is { } one ? $"journal of {one}" : "journal";
        var found = await _work.Run(
            () => entity is null ? journal.VerifyAll(cancellation) : journal.Verify(entity), cancellation)
            .ConfigureAwait(false);
        if (entity is { } asked && found is { Records: 0, IsSound: true })
        {
            throw JournalAccess.Unknown(asked);
        }

        operation.Record.After = found.IsSound
            ? $"{found.Records} records are whole"
            : $"{found.Damages.Count} entities are damaged";
        return VerificationAnswer.Of(found);
    }

    private async Task<BackupAnswer> Backup(Operation operation, CancellationToken cancellation)
    {
        operation.Record.Target = "journal";
        try
        {
            var made = await _work.Run(backups.Write, cancellation).ConfigureAwait(false);
            operation.Record.After = $"{made.Manifest.Records} events in {made.Name}";
            return BackupAnswer.Of(made);
        }
        catch (BackupException cannot)
        {
            throw Problem.Conflict("backup_impossible", cannot.Message).AsException();
        }
    }

    private async Task<BackupCheck> Check(string name, Operation operation, CancellationToken cancellation)
    {
        operation.Record.Target = $"backup {name}";
        var backup = backups.Find(name)
            ?? throw Problem.NotFound("backup_unknown", $"There is no backup {name}.").AsException();
        var found = await _work.Run(() => JournalBackup.Verify(backup.Path), cancellation).ConfigureAwait(false);
        operation.Record.After = found.IsSound ? "sound" : found.Problems[0];
        return BackupCheck.Of(name, found);
    }
}
