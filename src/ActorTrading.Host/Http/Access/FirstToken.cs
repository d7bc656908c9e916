using ActorTrading.Actors.Entities;
using ActorTrading.Domain.Access;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Access;

namespace ActorTrading.Host.Http.Access;

/// <summary>
/// Where no admin's token is live, as at the first start, makes one and leaves it in a file for this machine's user
/// alone. It is shown nowhere else.
/// </summary>
public sealed class FirstToken(EntityHost entities, IdSource ids, TimeProvider time)
{
    public const string FileName = "admin.token";

    private const string By = "first start";

    /// <returns>Whether a token was made.</returns>
    public async Task<bool> Ensure(string dataFolder)
    {
        var view = await entities.Inspect(AccessEntity.Id).ConfigureAwait(false);
        var now = Timestamp.From(time.GetUtcNow());
        if (((AccessRegister)view.State).Tokens.Values.Any(t => t.Role == Role.Admin && t.IsLiveAt(now)))
        {
            return false;
        }

        // The file comes first: a crash in between leaves a token that opens nothing, and the next start makes another.
        var token = TokenText.New(ids);
        await Write(Path.Combine(dataFolder, FileName), token).ConfigureAwait(false);
        await Issue(token, now).ConfigureAwait(false);
        return true;
    }

    private static async Task Write(string path, TokenText token)
    {
        var partial = path + ".partial";
        File.Delete(partial);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(partial, options))
        {
            await writer.WriteLineAsync(token.Reveal()).ConfigureAwait(false);
        }

        File.Move(partial, path, overwrite: true);
    }

    private async Task Issue(TokenText token, Timestamp now)
    {
        var command = new AccessCommand.Issue(new AccessToken
        {
            Id = token.Id,
            Label = By,
            Role = Role.Admin,
            Scope = TokenScope.Everything,
            Hash = token.Hash,
            CreatedAt = now,
            CreatedBy = By,
        })
        { At = now };
        var result = await entities.Ask(AccessEntity.Id, command, $"first-token:{token.Id}").ConfigureAwait(false);
        if (result is not CommandResult.Accepted)
        {
            throw new InvalidOperationException($"The first token could not be recorded: {result}.");
        }
    }
}
