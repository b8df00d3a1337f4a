#include "core/json_writer.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cassert>
#include <cmath>

#include "core/choice.hpp"

namespace twotrack {

struct JsonWriter::Implementation {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : implementation_(std::make_unique<Implementation>()) {}
JsonWriter::~JsonWriter() = default;

void JsonWriter::begin_object() { implementation_->writer.StartObject(); }
void JsonWriter::end_object() { implementation_->writer.EndObject(); }
void JsonWriter::begin_array() { implementation_->writer.StartArray(); }
void JsonWriter::end_array() { implementation_->writer.EndArray(); }

void JsonWriter::key(std::string_view key) {
    implementation_->writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}
void JsonWriter::value(std::string_view text) {
    implementation_->writer.String(text.data() ? text.data() : "", static_cast<rapidjson::SizeType>(text.size()));
}
void JsonWriter::value(double number) {
    assert(std::isfinite(number));
    implementation_->writer.Double(number);
}
void JsonWriter::value(int number) { implementation_->writer.Int(number); }
void JsonWriter::value(unsigned number) { implementation_->writer.Uint(number); }
void JsonWriter::value(std::size_t number) { implementation_->writer.Uint64(number); }
void JsonWriter::value(bool truth) { implementation_->writer.Bool(truth); }
void JsonWriter::null() { implementation_->writer.Null(); }

std::string JsonWriter::take() { return std::string(text()); }

std::string_view JsonWriter::text() const {
    return {implementation_->buffer.GetString(), implementation_->buffer.GetSize()};
}

void JsonWriter::clear() {
    implementation_->buffer.Clear();
    implementation_->writer.Reset(implementation_->buffer);
}

std::string number_text(double number) {
    JsonWriter writer;
    writer.value(number);
    return writer.take();
}

void write_assessment(JsonWriter& writer, const Assessment& assessment) {
    writer.member("format_version", 1);
    writer.key("assessment");
    writer.begin_object();
    writer.member("id", assessment.id);
    writer.member("version", assessment.version);
    writer.end_object();
}

void write_members(JsonWriter& writer, const Diagnostic& diagnostic) {
    writer.member("rule", diagnostic.rule);
    writer.member("line", diagnostic.place.line);
    writer.member("column", diagnostic.place.column);
    writer.member("pointer", diagnostic.place.pointer);
    writer.member("sentence", diagnostic.sentence);
}

void write_answer(JsonWriter& writer, const Assessment& assessment, std::size_t item, Response response,
                  std::string_view text) {
    const ItemKind kind = assessment.items[item].kind;
    if (!response) return writer.null();
    if (kind == ItemKind::ShortText) return writer.value(text);
    if (selection_of(kind) == Selection::One) return writer.value(*response);
    writer.begin_array();
    for (const int option : options_of(assessment, item, response)) writer.value(option);
    writer.end_array();
}

void write_answers(JsonWriter& writer, const Assessment& assessment, const Answers& answers,
                   std::span<const std::string> texts) {
    writer.begin_object();
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const ItemKind kind = assessment.items[i].kind;
        if (kind == ItemKind::Information) continue;
        writer.key(assessment.items[i].id);
        if (kind == ItemKind::ShortText && texts.empty()) writer.null();
        else write_answer(writer, assessment, i, answers[i], texts.empty() ? std::string_view() : texts[i]);
    }
    writer.end_object();
}

}  // namespace twotrack
