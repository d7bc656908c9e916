using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ActorTrading.Host.Http.Problems;

namespace ActorTrading.Host.Http.Paging;

/// <summary>
/// Cursors that clients hand back as they got them: a position, signed together with the list that it belongs to. The
/// key lives as long as the process; a cursor from before a restart is refused, and the client begins anew.
/// </summary>
public sealed class Cursors(byte[] key)
{
    private const int SignatureBytes = 12;
    private const int TextMax = 512;

    /// <param name="list">The list and its filters: a cursor of another list does not fit.</param>
    /// <param name="position">Where the next page begins, in the list's own terms.</param>
    public string Of(string list, string position)
    {
        var text = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([.. Signature(list, text), .. text]);
    }

    /// <summary>
    /// The position, or null without a cursor. Ends the request where the cursor is not one of this list.
    /// </summary>
    public string? Read(string list, string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        if (cursor.Length <= TextMax && Base64Url.IsValid(cursor))
        {
            var bytes = Base64Url.DecodeFromChars(cursor).AsSpan();
            if (bytes.Length > SignatureBytes && CryptographicOperations.FixedTimeEquals(
                bytes[..SignatureBytes], Signature(list, bytes[SignatureBytes..])))
            {
                return Encoding.UTF8.GetString(bytes[SignatureBytes..]);
            }
        }

        throw Problem.BadRequest(
            ProblemCodes.CursorInvalid, "The cursor does not belong to this list; begin without one.").AsException();
    }

    private ReadOnlySpan<byte> Signature(string list, ReadOnlySpan<byte> position)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(list), 0, .. position];
        return HMACSHA256.HashData(key, signed).AsSpan(0, SignatureBytes);
    }
}
