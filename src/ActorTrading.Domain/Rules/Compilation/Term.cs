namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>The data of one comparison, kept apart from the program so that rules of one shape share it.</summary>
/// <param name="Slot">Slot of the field.</param>
/// <param name="OtherSlot">Slot of the field compared with.</param>
/// <param name="Low">The number, the low end, or the factor of the other field.</param>
/// <param name="High">The high end.</param>
/// <param name="Text">The text compared with.</param>
/// <param name="Members">The list: numbers or texts.</param>
internal readonly record struct Term(int Slot, int OtherSlot, double Low, double High, string? Text, Array? Members);
