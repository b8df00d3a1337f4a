#include "native/translate/translate_command.hpp"

#include <expected>
#include <utility>

#include "core/assessment/parse/parse_assessment.hpp"
#include "core/json/json.hpp"
#include "core/translation/pseudo_text.hpp"
#include "core/translation/text_replacement.hpp"
#include "core/translation/translatable_text.hpp"
#include "native/program/command_input.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "native/translate/assessment_catalogue.hpp"
#include "native/translate/po_read.hpp"

namespace twotrack::native {
namespace {

/// A PO file contains each text twice, and its place.
constexpr std::size_t most_po_bytes = 8 * json::max_bytes;

struct ParsedFile {
    std::string text;
    Assessment assessment;
};

/// Loads an assessment. On failure, the mistakes have already been reported on standard error.
std::expected<ParsedFile, ExitCode> load(const std::string& path) {
    auto text = read_file_or_pipe(path);
    if (!text) return std::unexpected(refuse(path, text.error()));
    auto assessment = parse_assessment(*text);
    if (!assessment) return std::unexpected(refuse(path, assessment.error()));
    return ParsedFile{std::move(*text), std::move(*assessment)};
}

ExitCode extract(const TranslateOptions& options) {
    const auto original = load(options.assessment_path);
    if (!original) return original.error();
    std::string translation, language;
    if (!options.translation_path.empty()) {
        auto file = load(options.translation_path);
        if (!file) return file.error();
        if (const std::string& id = file->assessment.id; id != original->assessment.id) {
            return refuse(options.translation_path, "This is no translation: its id is " + json::quoted(id) +
                                                        ", the original's " + json::quoted(original->assessment.id) +
                                                        ".");
        }
        translation = std::move(file->text);
        language = file->assessment.language;
    }
    return write_standard_output(
        assessment_catalogue(original->assessment, original->text, options.assessment_path, translation, language));
}

ExitCode merge(const TranslateOptions& options) {
    const auto original = load(options.assessment_path);
    if (!original) return original.error();
    const std::string& path = options.catalogue_path;
    const std::string name = name_of_input(path);
    const auto bytes =
        path == "-" ? read_standard_input(most_po_bytes + 1) : read_file_or_pipe(path, most_po_bytes + 1);
    if (!bytes) return refuse(name, bytes.error());
    if (bytes->size() > most_po_bytes) return refuse(name, "The file is larger than 32 MiB.");
    const auto catalogue = read_po(*bytes);
    if (!catalogue) return refuse(name, catalogue.error());

    const MergedTranslation merged =
        merge_translation(original->text, catalogue->language, catalogue->entries, options.stale);
    const ExitCode written = write_standard_output(merged.text);
    if (written != Success) return written;
    for (const Diagnostic& each : merged.in_catalogue)
        write_standard_error(diagnostic_line(name, each, Severity::Warning));
    for (const Diagnostic& each : merged.in_original)
        write_standard_error(diagnostic_line(options.assessment_path, each, Severity::Warning));
    return merged.in_catalogue.empty() && merged.in_original.empty() ? Success : Failed;
}

ExitCode pseudo(const TranslateOptions& options) {
    const auto original = load(options.assessment_path);
    if (!original) return original.error();
    Translations translations;
    for (const TranslatableText& text : translatable_texts(original->text, *json::parse(original->text)))
        translations.emplace(text.context, pseudo_text(text.text));
    return write_standard_output(
        with_texts(original->text, pseudo_language(original->assessment.language), translations));
}

CLI::App* add_step(CLI::App& app, TranslateOptions& options, TranslateStep step, const std::string& name,
                   const std::string& description) {
    CLI::App* command = app.add_subcommand(name, description);
    command->add_option("ASSESSMENT", options.assessment_path, "The original, a JSON file")->required();
    command->callback([&options, step] { options.step = step; });
    return command;
}

}  // namespace

void add_translate_commands(CLI::App& app, TranslateOptions& options) {
    app.require_subcommand(1);
    app.footer(
        "Examples:\n  twotrack translate extract assessments/career-track.json > career-track.pot\n"
        "  twotrack translate merge assessments/career-track.json fr.po > career-track.fr.json\n"
        "  twotrack translate merge --help");

    CLI::App* extract =
        add_step(app, options, TranslateStep::Extract, "extract", "Write every text that a person reads as a PO file");
    extract->add_option("TRANSLATION", options.translation_path,
                        "The same assessment in another language, a JSON file: what it says becomes\n"
                        "the translations. Without it a template is written (.pot)");
    extract->footer(
        "Examples:\n  twotrack translate extract assessments/career-track.json > career-track.pot\n"
        "  twotrack translate extract assessments/career-track.json assessments/career-track.de.json > de.po\n"
        "\nExit codes: 0 done, 1 the output could not be written, 2 a file is wrong or cannot be read.");

    CLI::App* merge =
        add_step(app, options, TranslateStep::Merge, "merge", "Write the assessment in the language of a PO file");
    merge->add_option("PO", options.catalogue_path, "The translations. - reads standard input")->required();
    merge->add_flag_callback(
        "--allow-stale", [&options] { options.stale = Stale::Use; },
        "Use translations of texts that have changed since; they are reported all the same");
    merge->footer(
        "A text without a translation stays as in the original, and is reported with its place on standard error;\n"
        "so is what is fuzzy, of an earlier text, of no text, or has other {placeholders} than the original.\n"
        "\nExample:\n  twotrack translate merge assessments/career-track.json fr.po > career-track.fr.json\n"
        "\nExit codes: 0 clean, 1 there are findings (the assessment is written), or the output could not be\n"
        "written, 2 a file is wrong or cannot be read (nothing is written).");

    CLI::App* pseudo = add_step(app, options, TranslateStep::Pseudo, "pseudo",
                                "Write the assessment in a language that nobody speaks, to test a layout");
    pseudo->footer(
        "Each text stands in brackets, which shows where it is cut off, has accents, and is about 40 % longer;\n"
        "{placeholders} and addresses stay. The language is en-XA for an original in English.\n"
        "\nExample:\n  twotrack translate pseudo assessments/career-track.json > career-track.x-pseudo.json\n"
        "\nExit codes: 0 done, 1 the output could not be written, 2 the file is wrong or cannot be read.");
}

ExitCode run_translate(const TranslateOptions& options) {
    switch (options.step) {
        case TranslateStep::Extract: return extract(options);
        case TranslateStep::Merge: return merge(options);
        case TranslateStep::Pseudo: return pseudo(options);
    }
    return Failed;
}

}  // namespace twotrack::native
