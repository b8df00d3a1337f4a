#include "native/cli/check_command.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "core/assessment/answers_json.hpp"
#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/authoring/example_answers.hpp"
#include "core/authoring/lint.hpp"
#include "core/base/diagnostic.hpp"
#include "core/json/diagnostic_json.hpp"
#include "core/json/json_writer.hpp"
#include "core/translation/translation_check.hpp"
#include "native/program/file.hpp"
#include "native/program/language_name.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {
namespace {

struct CheckedFile {
    std::string path;
    std::string text;        // empty if there is an error
    std::string unreadable;  // the system's message; empty if the file was read
    std::vector<Diagnostic> diagnostics;
    Severity severity = Severity::Error;   // of all diagnostics: warnings are only looked for if there is no error
    std::optional<Assessment> assessment;  // nullopt if there is an error
    ExampleAnswers example_answers;        // only if requested
};

CheckedFile check(const std::string& path, bool with_example_answers) {
    CheckedFile file;
    file.path = path;
    const auto text = read_file_or_pipe(path);
    if (!text) {
        file.unreadable = text.error();
        return file;
    }
    auto assessment = parse_assessment(*text);
    if (!assessment) {
        file.diagnostics = std::move(assessment.error());
        return file;
    }
    file.severity = Severity::Warning;
    file.diagnostics = lint(*text, *assessment);
    file.text = *text;
    if (with_example_answers) file.example_answers = find_example_answers(*assessment);
    file.assessment = std::move(*assessment);
    return file;
}

/// A file is a translation if an earlier file has the same id and another language. Files with a language in their name
/// come last, because a shell sorts "name.de.json" before "name.json".
void check_translations(std::vector<CheckedFile>& files) {
    std::vector<CheckedFile*> order;
    order.reserve(files.size());
    for (const bool is_named : {false, true}) {
        for (CheckedFile& file : files) {
            const std::string stem = std::filesystem::path(file.path).stem().string();
            if (language_of_stem(stem).empty() != is_named) order.push_back(&file);
        }
    }
    for (auto file = order.begin(); file != order.end(); ++file) {
        const auto& assessment = (*file)->assessment;
        if (!assessment) continue;
        const auto original = std::find_if(order.begin(), file, [&](const CheckedFile* each) {
            return each->assessment && each->assessment->id == assessment->id &&
                   each->assessment->language != assessment->language;
        });
        if (original == file) continue;
        for (Diagnostic& diagnostic : translation_findings((*original)->text, (*file)->text))
            (*file)->diagnostics.push_back(std::move(diagnostic));
    }
}

/// Writes an object from item ids to answers (see write_answer). Unanswered items are left out.
void write_chosen(JsonWriter& writer, const Assessment& assessment, const Answers& answers) {
    writer.begin_object();
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i]) continue;
        writer.key(assessment.items[i].id);
        write_answer(writer, assessment, i, answers[i], "…");  // the placeholder stands for any text
    }
    writer.end_object();
}

void write_findings(JsonWriter& writer, const CheckedFile& file) {
    writer.key("findings");
    writer.begin_array();
    for (const Diagnostic& diagnostic : file.diagnostics) {
        writer.begin_object();
        writer.member("severity", name_of(file.severity));
        write_members(writer, diagnostic);
        writer.end_object();
    }
    writer.end_array();
}

/// Writes a member for each outcome: the answers that reach it, or null if none were found.
void write_example_answers(JsonWriter& writer, const CheckedFile& file) {
    writer.key("witnesses");
    writer.begin_object();
    for (const auto& [key, text] : file.assessment->outcomes) {
        writer.key(key);
        const auto example = file.example_answers.find(key);
        if (example == file.example_answers.end()) writer.null();
        else write_chosen(writer, *file.assessment, example->second);
    }
    writer.end_object();
}

std::string as_json(const std::vector<CheckedFile>& files) {
    JsonWriter writer;
    writer.begin_object();
    writer.key("files");
    writer.begin_array();
    for (const CheckedFile& file : files) {
        writer.begin_object();
        writer.member("file", file.path);
        if (!file.unreadable.empty()) writer.member("unreadable", file.unreadable);
        write_findings(writer, file);
        if (file.assessment) write_example_answers(writer, file);
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    return writer.take() + "\n";
}

std::string as_lines(const std::vector<CheckedFile>& files, CheckFormat format) {
    std::string lines;
    for (const CheckedFile& file : files) {
        for (const Diagnostic& diagnostic : file.diagnostics) {
            lines += format == CheckFormat::GitHub ? github_line(file.path, diagnostic, file.severity)
                                                   : diagnostic_line(file.path, diagnostic, file.severity);
        }
        if (!file.assessment) continue;
        for (const auto& [key, text] : file.assessment->outcomes) {
            const auto example = file.example_answers.find(key);
            if (example == file.example_answers.end()) continue;
            const Answers& answers = example->second;
            JsonWriter writer;
            write_chosen(writer, *file.assessment, answers);
            lines += one_line(file.path) + ": " + key + ": " + one_line(writer.take()) + "\n";
        }
    }
    return lines;
}

}  // namespace

ExitCode run_check(const CheckOptions& options) {
    const bool json = options.format == CheckFormat::Json;
    std::vector<CheckedFile> files;
    for (const std::string& path : options.paths) {
        files.push_back(check(path, options.example_answers || json));
        if (!files.back().unreadable.empty()) write_standard_error(error_line(path, files.back().unreadable));
    }
    check_translations(files);
    const ExitCode written = write_standard_output(json ? as_json(files) : as_lines(files, options.format));
    if (written != Success) return written;
    if (!std::ranges::all_of(files, &std::string::empty, &CheckedFile::unreadable)) return BadInput;
    if (!std::ranges::all_of(files, &std::vector<Diagnostic>::empty, &CheckedFile::diagnostics)) return Failed;
    return Success;
}

}  // namespace twotrack::native
