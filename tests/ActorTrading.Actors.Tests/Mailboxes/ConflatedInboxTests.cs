using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Scheduling;
using ActorTrading.Actors.Tests.Entities;

namespace ActorTrading.Actors.Tests.Mailboxes;

public sealed class ConflatedInboxTests
{
    private readonly DeterministicScheduler _scheduler = new(1, Bench.Start);
    private readonly List<string> _handled = [];

    [Fact]
    public void Only_the_latest_message_per_key_is_handled_in_the_order_of_the_keys()
    {
        var inbox = Inbox(keysMax: 10);

        Offer(inbox, "a1", "b1", "a2", "c1", "b2", "a3");
        _scheduler.RunUntilIdle();
        Offer(inbox, "b3", "a4");
        _scheduler.RunUntilIdle();

        Assert.Equal(["a3", "b2", "c1", "b3", "a4"], _handled);
    }

    [Fact]
    public void Plain_messages_of_the_same_cell_are_all_handled()
    {
        var cell = new MessageCell<string>(_scheduler, _handled.Add, (_, cause) => throw cause);
        var inbox = new ConflatedInbox<char, string>(cell, keysMax: 10);
        Offer(inbox, "a1");
        cell.Tell("command 1");
        Offer(inbox, "a2");
        cell.Tell("command 2");

        _scheduler.RunUntilIdle();

        Assert.Equal(["a2", "command 1", "command 2"], _handled);
    }

    [Fact]
    public void One_key_too_many_is_refused_and_known_keys_still_pass()
    {
        var inbox = Inbox(keysMax: 2);
        Offer(inbox, "a1", "b1");

        Assert.False(inbox.Offer('c', "c1"));
        Offer(inbox, "a2");
        _scheduler.RunUntilIdle();

        Assert.Equal(["a2", "b1"], _handled);
    }

    [Fact]
    public void Offers_allocate_nothing_once_the_key_is_known()
    {
        var cell = new MessageCell<string>(_scheduler, static _ => { }, (_, cause) => throw cause);
        var inbox = new ConflatedInbox<int, string>(cell, keysMax: 1);
        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Round();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round()
        {
            inbox.Offer(1, "first");
            inbox.Offer(1, "second");
            _scheduler.RunUntilIdle();
        }
    }

    private static void Offer(ConflatedInbox<char, string> inbox, params string[] messages) =>
        Assert.All(messages, message => Assert.True(inbox.Offer(message[0], message)));

    private ConflatedInbox<char, string> Inbox(int keysMax) =>
        new(new MessageCell<string>(_scheduler, _handled.Add, (_, cause) => throw cause), keysMax);
}
