package se.inkopsnavet.peppol;

import com.helger.diagnostics.error.IError;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.util.function.SingletonSupplier;
import org.w3c.dom.Document;

/**
 * Peppol's schemas and Schematron rules, through phive. They are loaded when the first document comes and kept: the first one costs seconds, the next ones
 * milliseconds (docs/benchmark.md), and a municipality without Peppol pays neither time nor memory.
 */
public final class PeppolRules {

    private final SingletonSupplier<ValidationExecutorSetRegistry<IValidationSourceXML>> registry =
            SingletonSupplier.of(PeppolRules::loaded);

    private static ValidationExecutorSetRegistry<IValidationSourceXML> loaded() {
        ValidationExecutorSetRegistry<IValidationSourceXML> registry = new ValidationExecutorSetRegistry<>();
        Release.register(registry);
        return registry;
    }

    /** @return each rule that is broken, once, in the order of the rules; warnings among them */
    List<RuleHit> brokenBy(DocumentKind kind, Document document) {
        IValidationExecutorSet<IValidationSourceXML> rules = registry.obtain().getOfID(Release.rulesOf(kind));
        ValidationResultList results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(), rules, ValidationSourceXML.create(null, document), Locale.ROOT);
        Set<RuleHit> hits = new LinkedHashSet<>();
        results.forEachFlattened(found -> {
            if (found.getErrorLevel().isGE(com.helger.diagnostics.error.level.EErrorLevel.WARN)) {
                hits.add(new RuleHit(found.isError(), code(found)));
            }
        });
        return List.copyOf(hits);
    }

    private static String code(IError found) {
        String id = found.getErrorID();
        return id == null || !id.matches("[A-Z][A-Z0-9]*(-[A-Za-z0-9]+)+") ? RuleHit.SCHEMA : id;
    }
}
