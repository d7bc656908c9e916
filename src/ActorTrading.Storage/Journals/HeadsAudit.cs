using ActorTrading.Storage.Journals.Heads;
using ActorTrading.Storage.Journals.Reading;
using ActorTrading.Storage.Journals.Writing;

namespace ActorTrading.Storage.Journals;

/// <summary>Compares the high-watermark with the database when a journal is opened.</summary>
internal sealed class HeadsAudit(JournalDatabase database, JournalReader reader, HeadsScan? scan)
{
    private readonly List<JournalDamage> _damages = [];
    private readonly List<HeadMark> _marks = [];

    /// <summary>What is missing or does not fit.</summary>
    public IReadOnlyList<JournalDamage> Damages => _damages;

    /// <summary>
    /// The marks from here on: of entities without damage where they end, of the others as they were, so that the next
    /// start finds the same.
    /// </summary>
    public IReadOnlyList<HeadMark> Marks => _marks;

    public void Run()
    {
        var heads = reader.Heads();
        foreach (var head in heads)
        {
            Compare(head);
        }

        var known = heads.Select(h => h.Entity).ToHashSet();
        foreach (var mark in (scan?.Marks ?? []).Where(m => !known.Contains(m.Entity)))
        {
            Missing(mark);
        }
    }

    private void Compare(JournalHead head)
    {
        var mark = scan?.Find(head.Entity);
        if (scan is null || mark is { IsSuspect: true } || scan.MayHaveLost(head.Entity))
        {
            var whole = EntityChain.Of(reader, head.Entity).LastGood;
            Name(
                HeadMark.Suspect(head.Entity),
                whole,
                "its high-watermark is lost, so nobody can say whether these records are all that were acknowledged.");
        }
        else if (mark is not { Sequence: > 0 } known || Fits(known, head))
        {
            _marks.Add(new HeadMark(head.Entity, head.Sequence, head.Offset, head.Hash));
        }
        else
        {
            var chain = EntityChain.Of(reader, head.Entity);
            var what = head.Sequence < known.Sequence ? "the records after that are missing."
                : chain.Problem ?? "the last record that was acknowledged is not the one that is there.";
            Name(known, Math.Min(chain.LastGood, known.Sequence - 1), what);
        }
    }

    private bool Fits(HeadMark mark, JournalHead head)
    {
        if (head.Sequence == mark.Sequence)
        {
            return head.Hash == mark.Hash;
        }

        return head.Sequence > mark.Sequence
            && database.Load(head.Entity, mark.Sequence) is { } slot
            && slot.Sequence == mark.Sequence
            && slot.Hash == mark.Hash;
    }

    private void Missing(HeadMark mark)
    {
        if (mark.Sequence > 0 || mark.IsSuspect)
        {
            Name(mark, 0, "none of its records is there.");
        }
    }

    private void Name(HeadMark mark, long lastGood, string what)
    {
        long? expected = mark.IsSuspect ? null : mark.Sequence;
        var acknowledged = expected is { } last ? $" of {last} that were acknowledged" : "";
        _marks.Add(mark);
        _damages.Add(new JournalDamage(
            mark.Entity, lastGood, expected, $"{lastGood} records{acknowledged} are whole; {what}"));
    }
}
