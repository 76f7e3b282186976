package nl.mutatieboek.importing;

import java.util.UUID;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.importing.format.ParsedMutation;
import nl.mutatieboek.ledger.NameBasedUuidFactory;

/** A mutation that is taken over: whoever takes it over, and from whichever file, it is the same one. */
final class DocumentMutationCommandFactory {
    /** The namespace of the identities of mutations that are taken over; fixed for ever. */
    private static final UUID NAMESPACE = UUID.fromString("a3f6f8f2-55d1-5e0d-8f9b-1f0a6a5c9b3e");

    private DocumentMutationCommandFactory() {}

    /** @param evenIfAlike whether to book it although it looks like a mutation that people entered */
    static Command takeFromDocument(ParsedMutation mutation, boolean evenIfAlike) {
        return new Command.ImportMutation(
                new MutationId(NameBasedUuidFactory.createInFamily(NAMESPACE, mutation.document(), mutation.key())),
                mutation.proposal(),
                evenIfAlike);
    }

    /** The dossier of what one file states of a chapter at a moment. */
    static MutationId balanceMutationId(String sha256, String of) {
        return new MutationId(NameBasedUuidFactory.create(NAMESPACE, sha256 + "\n" + of));
    }
}
