#include "lever/law.h"

namespace ssr {

void act_law(const Step& step, World& world) {
  for (const Lever lever : {Lever::amnesty, Lever::indictment}) {
    const std::size_t seat = step.context.capital;
    take(world, step.plan, lever, seat, on_offer(world, step.plan, lever, seat));
  }
}

}  // namespace ssr
