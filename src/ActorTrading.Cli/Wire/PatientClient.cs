namespace ActorTrading.Cli.Wire;

/// <summary>
/// Asks until it is known what came of it, as far as that is safe and the patience lasts: what may be sent twice is
/// sent again after a lost connection, a node that is busy is asked again, and what stays open is called unknown.
/// </summary>
internal sealed class PatientClient(NodeClient client, TimeProvider time)
{
    /// <summary>How often a node that answers that it cannot now, or that it failed, is asked at most.</summary>
    private const int AnswersMax = 3;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <param name="interrupt">Ends it early; what is under way then is open.</param>
    /// <exception cref="OperationCanceledException">It was interrupted, and nothing can have been done.</exception>
    public async Task<Outcome> Send(ApiRequest request, TimeSpan patience, CancellationToken interrupt)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, interrupt);
        var course = new Course(request);
        try
        {
            while (true)
            {
                course.Begin();
                course.Note(await client.Send(request, either.Token).ConfigureAwait(false));
                if (course.End is { } end)
                {
                    return end;
                }

                await Task.Delay(course.Wait, time, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested || course.IsOpen)
        {
            return course.GivenUp(
                interrupt.IsCancellationRequested ? "It was interrupted." : "The time for it is over.");
        }
    }

    /// <summary>How far it has come.</summary>
    private sealed class Course(ApiRequest request)
    {
        private bool _mayBeDone;
        private bool _isUnderWay;
        private int _answers;
        private NodeAnswer? _last;
        private TimeSpan _wait = FirstWait;

        /// <summary>What is known, once nothing more will be.</summary>
        public Outcome? End { get; private set; }

        /// <summary>How long to wait before the next attempt.</summary>
        public TimeSpan Wait { get; private set; }

        /// <summary>Whether the node may have done it, now or earlier.</summary>
        public bool IsOpen => request.ChangesSomething && (_mayBeDone || _isUnderWay);

        public void Begin() => _isUnderWay = true;

        public void Note(Attempt attempt)
        {
            _isUnderWay = false;
            Wait = _wait;
            _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
            switch (attempt)
            {
                case Attempt.NotSent failure:
                    End = IsOpen ? null : new Outcome.Unreachable(failure.Reason);
                    break;
                case Attempt.Lost failure:
                    Lost(failure.Reason);
                    break;
                case Attempt.Answered { Answer: var answer }:
                    (_last, _answers) = (answer, _answers + 1);
                    Wait = answer.RetryAfter is { } asked && asked > Wait ? asked : Wait;
                    Answered(answer, Verdicts.Of(answer));
                    break;
            }
        }

        public Outcome GivenUp(string why)
        {
            if (IsOpen)
            {
                return new Outcome.Unknown(why, _last);
            }

            return _last is { } answer ? new Outcome.Refused(answer) : new Outcome.Unreachable(why);
        }

        private void Lost(string reason)
        {
            _mayBeDone = true;
            if (!request.IsRepeatable)
            {
                End = new Outcome.Unknown(reason, _last);
            }
            else if (!request.ChangesSomething && ++_answers >= AnswersMax)
            {
                End = new Outcome.Unreachable(reason);
            }
        }

        private void Answered(NodeAnswer answer, Verdict verdict)
        {
            if (answer.Status == request.AlsoAnswers)
            {
                verdict = Verdict.Done;
            }

            var isLast = _answers >= AnswersMax || !request.IsRepeatable;
            End = verdict switch
            {
                Verdict.Done => new Outcome.Ok(answer),
                Verdict.Refused => new Outcome.Refused(answer),
                Verdict.NotLetIn when !IsOpen => new Outcome.Refused(answer),
                Verdict.NotLetIn => new Outcome.Unknown("The node does not let this token in any more.", answer),
                Verdict.NotNow when !IsOpen && isLast => new Outcome.Refused(answer),
                Verdict.Open when request.ChangesSomething => Open(answer, isLast),
                Verdict.Open when isLast => new Outcome.Refused(answer),
                _ => null,
            };
        }

        private Outcome.Unknown? Open(NodeAnswer answer, bool isLast)
        {
            _mayBeDone = true;

            // A node that says why it does not know yet will know; one that fails is not asked for ever.
            var willKnow = request.IsRepeatable && Problem.Of(answer).Code is not (null or "internal_error");
            return isLast && !willKnow ? new Outcome.Unknown("The node does not know.", answer) : null;
        }
    }
}
