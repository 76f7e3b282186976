package nl.mutatieboek.security;

import java.util.Locale;
import java.util.Optional;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.security.account.EncryptedNameRepository;
import org.springframework.context.MessageSource;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Printer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Under which names people acted; a template writes one by {@code ${{…}}}. */
@Component
public final class ActorNameResolver implements WebMvcConfigurer {
    private final EncryptedNameRepository cabinet;
    private final MessageSource messages;

    ActorNameResolver(EncryptedNameRepository cabinet, MessageSource messages) {
        this.cabinet = cabinet;
        this.messages = messages;
    }

    /** The name that somebody had when he acted; nothing where none was kept, or where it is forgotten. */
    public Optional<String> findName(RecordedActor who) {
        return cabinet.findName(who.name());
    }

    /** The same for people: else the subject, and that its name is forgotten where one was kept. */
    public String displayName(RecordedActor who, Locale language) {
        return findName(who)
                .orElseGet(() -> who.name().isEmpty()
                        ? who.subject()
                        : messages.getMessage("page.name.forgotten", new Object[] {who.subject()}, language));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addPrinter(new RecordedActorPrinter(this));
    }

    private record RecordedActorPrinter(ActorNameResolver names) implements Printer<RecordedActor> {
        @Override
        public String print(RecordedActor who, Locale language) {
            return names.displayName(who, language);
        }
    }
}
