namespace ActorTrading.Storage.Journals.Reading;

/// <summary>What a look at every record found.</summary>
/// <param name="Entities">Looked at.</param>
/// <param name="Records">Whose chain is whole.</param>
/// <param name="Damages">What is wrong; empty when all is well.</param>
public sealed record JournalVerification(int Entities, long Records, IReadOnlyList<JournalDamage> Damages)
{
    public bool IsSound => Damages.Count == 0;
}
