using ActorTrading.Testing.Approvals;
using Xunit.Sdk;

namespace ActorTrading.Domain.Tests.Approvals;

public sealed class ApprovalTests
{
    [Fact]
    public void A_text_that_nobody_approved_fails_and_is_kept_to_be_read_until_it_is_approved()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var test = Path.Combine(folder.FullName, "SomeTests.cs");
            var received = Path.Combine(folder.FullName, "table.received.txt");

            Assert.Throws<FailException>(() => Approval.Verify("one\r\ntwo\n", "table", test));
            Assert.Equal("one\ntwo\n", File.ReadAllText(received));

            File.Move(received, Path.Combine(folder.FullName, "table.approved.txt"));
            Approval.Verify("one\ntwo", "table", test);
            Assert.Contains(
                "2 - two\n2 + 2", Assert.Throws<FailException>(() => Approval.Verify("one\n2", "table", test)).Message);
            Assert.True(File.Exists(received));

            Approval.Verify("one\ntwo", "table", test);
            Assert.False(File.Exists(received));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
