#include "engine/caveat.h"

namespace ssr {

std::string caveat(bool fictional) {
  return std::string(fictional ? "Fictional country" : "Stylised reconstruction") +
         " for learning; not a forecast; not evidence about any group or person.";
}

}  // namespace ssr
