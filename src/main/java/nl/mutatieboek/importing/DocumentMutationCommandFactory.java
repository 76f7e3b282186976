package nl.mutatieboek.importing;

import java.util.UUID;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.NameBasedUuidFactory;
import nl.mutatieboek.importing.format.ParsedMutation;

/**
 * Creates the command that imports a mutation. Its id depends on the document only, so that every import of it gets the
 * same id.
 */
final class DocumentMutationCommandFactory {
    /** UUID namespace of imported mutations; must never change. */
    private static final UUID NAMESPACE = UUID.fromString("a3f6f8f2-55d1-5e0d-8f9b-1f0a6a5c9b3e");

    private DocumentMutationCommandFactory() {}

    /** @param evenIfAlike whether to book it although it looks like a mutation that was entered by hand */
    static Command importCommand(ParsedMutation mutation, boolean evenIfAlike) {
        return new Command.ImportMutation(
                new MutationId(NameBasedUuidFactory.createInFamily(NAMESPACE, mutation.document(), mutation.key())),
                mutation.proposal(),
                evenIfAlike);
    }

    /** Id of the mutation that books a part of the balances of a file; the hash of the file is keyed. */
    static MutationId balanceMutationId(String fileHash, String part) {
        return new MutationId(NameBasedUuidFactory.create(NAMESPACE, fileHash + "\n" + part));
    }
}
