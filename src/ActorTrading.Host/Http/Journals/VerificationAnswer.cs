using System.ComponentModel;
using ActorTrading.Storage.Journals.Reading;

namespace ActorTrading.Host.Http.Journals;

/// <summary>What a look at every record found.</summary>
public sealed record VerificationAnswer
{
    public required bool IsSound { get; init; }

    [Description("Looked at.")]
    public required int Entities { get; init; }

    [Description("Records whose sequence, epoch and hash follow from those before them.")]
    public required long Records { get; init; }

    [Description("Entities that are neither read nor written until their loss is accepted.")]
    public required IReadOnlyList<DamageView> Damages { get; init; }

    internal static VerificationAnswer Of(JournalVerification verification) => new()
    {
        IsSound = verification.IsSound,
        Entities = verification.Entities,
        Records = verification.Records,
        Damages = [.. verification.Damages.Select(DamageView.Of)],
    };
}
