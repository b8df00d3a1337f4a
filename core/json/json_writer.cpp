#include "core/json/json_writer.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cassert>
#include <cmath>

namespace twotrack {

struct JsonWriter::Implementation {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};

    /// RapidJSON's own digits of whole numbers would be a second table in the WebAssembly module.
    void raw(const std::string& digits) { writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType); }
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
void JsonWriter::value(int number) { implementation_->raw(std::to_string(number)); }
void JsonWriter::value(unsigned number) { implementation_->raw(std::to_string(number)); }
void JsonWriter::value(std::size_t number) { implementation_->raw(std::to_string(number)); }
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

}  // namespace twotrack
