"""FastAPI as its tutorial has it: items in a dictionary, a token, a form; nothing of its own."""

import sys
from typing import Annotated

import uvicorn
from fastapi import Depends, FastAPI, Form, HTTPException, Query
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field

fault = sys.argv[1] if len(sys.argv) > 1 else ""
app = FastAPI()
bearer = HTTPBearer()


def token(given=Depends(bearer)):
    if given.credentials != "secret" and fault != "open":
        raise HTTPException(401, "Not authenticated", {"WWW-Authenticate": "Bearer"})


class ItemIn(BaseModel):
    # Without it, pydantic takes true for a number.
    model_config = ConfigDict(strict=True)
    name: str = Field(min_length=1, max_length=50)
    price: float = Field(gt=0, le=1000)
    tags: list[str] = []


class Item(ItemIn):
    id: int


items: dict[int, Item] = {}


@app.get("/items")
def list_items(
    limit: Annotated[int, Query(ge=1, le=100)] = 20, offset: Annotated[int, Query(ge=0)] = 0
) -> list[Item]:
    return list(items.values())[offset : offset + limit]


@app.post("/items", status_code=201, dependencies=[Depends(token)])
def create_item(item: ItemIn) -> Item:
    if fault == "price" and item.price == 1000:
        raise RuntimeError("Too expensive")
    made = Item(id=len(items) + 1, **item.model_dump())
    items[made.id] = made
    return made


@app.get("/items/{item_id}")
def read_item(item_id: int) -> Item:
    if item_id not in items:
        raise HTTPException(404, "Item not found")
    return items[item_id]


@app.put("/items/{item_id}", dependencies=[Depends(token)])
def update_item(item_id: int, item: ItemIn) -> Item:
    if item_id not in items:
        raise HTTPException(404, "Item not found")
    made = Item(id=item_id, **item.model_dump())
    if fault != "update":
        items[item_id] = made
    return made


@app.post("/login")
def login(name: Annotated[str, Form(min_length=2)], age: Annotated[int, Form(ge=18)]) -> dict[str, int]:
    return {name: age}


config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical")
server = uvicorn.Server(config)
socket = config.bind_socket()
socket.listen(100)
print(f"http://127.0.0.1:{socket.getsockname()[1]}", flush=True)
server.run(sockets=[socket])
