package nl.mutatieboek.platform.format;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.function.ToLongFunction;
import nl.mutatieboek.domain.value.BudgetMarks;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Writes the values of the domain in JSON as a text or a whole number, so that responses contain them directly. */
@Component
public final class DomainValueModule extends SimpleModule {
    public DomainValueModule() {
        for (Class<?> type : List.of(
                ChapterCode.class, ItemPath.class, MatterId.class, Moment.class, MutationId.class, PersonId.class)) {
            addSerializer(type, ToStringSerializer.instance);
        }
        number(BudgetYear.class, BudgetYear::value);
        number(Precision.class, Precision::thousands);
        number(Thousands.class, Thousands::value);
        setMixInAnnotation(BudgetMarks.class, BudgetMarksMixin.class);
        setMixInAnnotation(StatedMarks.class, StatedMarksMixin.class);
    }

    interface BudgetMarksMixin {
        @JsonProperty("class")
        @Nullable
        MutationClass mutationClass();
    }

    /** Only an article has a category. */
    interface StatedMarksMixin {
        @JsonUnwrapped
        @JsonIgnoreProperties("category")
        BudgetMarks budget();
    }

    private <T> void number(Class<T> type, ToLongFunction<T> value) {
        addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T number, JsonGenerator json, SerializationContext context) {
                json.writeNumber(value.applyAsLong(number));
            }
        });
    }
}
