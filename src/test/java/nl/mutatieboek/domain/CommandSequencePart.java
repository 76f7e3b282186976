package nl.mutatieboek.domain;

import java.util.List;

/** Part of a sequence; it may refer to mutations proposed before it. */
interface CommandSequencePart {
    List<ActorCommand> play(CommandSequenceBuilder sequence);
}
